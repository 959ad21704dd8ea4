package fettle.server.api.agreement;

import fettle.contracts.sla.Priority;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Calendars;
import fettle.server.contract.NamedCalendar;
import fettle.server.signin.Audit;
import fettle.server.store.Tx;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.kind.TicketType;
import fettle.web.route.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What contracts and tickets refer to: the calendars that time counts by, and the kinds of work.
public final class CalendarResource implements Resource {

    /// A calendar with its versions as people type them.
    record Shown(String id, String name, List<Version> versions) {}

    /// A version of a calendar from a day on.
    record Version(LocalDate validFrom, String zone, String weekly, String exceptions) {

        static Version of(CalendarTexts texts) {
            return new Version(texts.validFrom(), texts.zone(), texts.weekly(), texts.exceptions());
        }
    }

    /// A kind of work.
    record Sort(
            String id,
            String name,
            String service,
            TicketType type,
            Optional<Priority> lowestPriority,
            boolean alwaysReviewed) {

        static Sort of(Kind kind) {
            return new Sort(
                    String.valueOf(kind.id()),
                    kind.name(),
                    kind.service(),
                    kind.type(),
                    kind.floor(),
                    kind.alwaysReviewed());
        }
    }

    private final Calendars calendars;
    private final Kinds kinds;
    private final Audit audit;

    public CalendarResource(Calendars calendars, Kinds kinds, Audit audit) {
        this.calendars = calendars;
        this.kinds = kinds;
        this.audit = audit;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/calendars", this::list),
                Operation.create(
                        "/calendars", Who.API_ACCOUNT_MANAGER, this::add, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/calendars/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.create(
                        "/calendars/{id}/versions",
                        Who.API_ACCOUNT_MANAGER,
                        "/calendars/{id}",
                        this::change,
                        (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read(
                        "/kinds",
                        (call, tx) -> call.listing().of(kinds.all(tx), Kind::id).map(Sort::of)),
                Operation.create(
                        "/kinds",
                        Who.API_ADMINISTRATOR,
                        "/kinds",
                        this::addKind,
                        (_, tx, id) -> Sort.of(kinds.kind(tx, Long.parseLong(id)))));
    }

    private Object list(Call call, Tx tx) {
        return call.listing().of(calendars.all(tx), NamedCalendar::id).map(calendar -> shown(tx, calendar));
    }

    private Shown one(Tx tx, long id) {
        return shown(tx, calendars.find(tx, id));
    }

    private Shown shown(Tx tx, NamedCalendar calendar) {
        return new Shown(
                String.valueOf(calendar.id()),
                calendar.name(),
                calendars.texts(tx, calendar.id()).stream().map(Version::of).toList());
    }

    private Function<Tx, String> add(Call call) {
        List<CalendarTexts> versions = call.body().objects("versions").stream()
                .map(CalendarResource::texts)
                .toList();
        return tx -> String.valueOf(
                calendars.add(tx, call.body().text("name"), versions).id());
    }

    private Function<Tx, String> change(Call call) {
        return tx -> {
            calendars.change(tx, call.inPath("id"), texts(call.body()));
            return String.valueOf(call.inPath("id"));
        };
    }

    private Function<Tx, String> addKind(Call call) {
        Members body = call.body();
        return tx -> {
            Kind kind = kinds.add(
                    tx,
                    body.text("name"),
                    body.text("service"),
                    body.one(TicketType.class, "type"),
                    body.optionalOne(Priority.class, "lowestPriority"),
                    body.yes("alwaysReviewed", false));
            audit.note(tx, Optional.of(call.technician().id()), "kind.added", kind.name(), kind.service());
            return String.valueOf(kind.id());
        };
    }

    private static CalendarTexts texts(Members version) {
        return new CalendarTexts(
                version.optionalText("validFrom").map(LocalDate::parse).orElse(CalendarTexts.SINCE_EVER),
                version.text("zone"),
                version.text("weekly"),
                version.text("exceptions", "-"));
    }
}
