package fettle.server.account.calendar;

import static fettle.web.route.Who.ACCOUNT_MANAGER;
import static fettle.web.route.Who.DESK;

import fettle.contracts.calendar.ExceptionDates;
import fettle.server.account.form.Field;
import fettle.server.account.form.Written;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contracts;
import fettle.server.contract.NamedCalendar;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The calendars: everybody at the desk reads them, account managers change them.
public final class CalendarPages implements Routes {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LONGEST_ZONE = 60;
    private static final int LONGEST_WEEK = 1_000;
    private static final int LONGEST_EXCEPTIONS = 8_000;

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final RequestKeys keys;
    private final Calendars calendars;
    private final Contracts contracts;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public CalendarPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Calendars calendars,
            Contracts contracts,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.keys = new RequestKeys(database, clock);
        this.calendars = calendars;
        this.contracts = contracts;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/calendars", DESK, this::list),
                Route.get("/calendars/new", ACCOUNT_MANAGER, this::begin),
                Route.post("/calendars", ACCOUNT_MANAGER, this::add),
                Route.get("/calendars/{id}", DESK, this::show),
                Route.get("/calendars/{id}/versions/new", ACCOUNT_MANAGER, this::beginVersion),
                Route.post("/calendars/{id}/versions", ACCOUNT_MANAGER, this::change));
    }

    private void list(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        List<Week> weeks =
                calendars.all(tx).stream().map(named -> week(tx, named)).toList();
        pages.send(request, response, new CalendarsPage(user.role().managesAccounts(), weeks));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        NamedCalendar named = asked(tx, request);
        List<CalendarPage.Version> versions = calendars.texts(tx, named.id()).reversed().stream()
                .map(this::version)
                .toList();
        pages.send(
                request,
                response,
                new CalendarPage(
                        named.name(),
                        user.role().managesAccounts(),
                        path(named) + "/versions/new",
                        week(tx, named),
                        versions,
                        uses(tx, named)));
    }

    private void begin(ServerRequest request, ServerResponse response) {
        Map<String, String> values = Map.of("zone", "Europe/London", "weekly", "mon-fri 09:00-17:30", "exceptions", "");
        sendNew(request, response, Written.before(values, Map.of(), texts()));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form form = Form.of(request);
        save(
                        response,
                        user,
                        form,
                        tx -> calendars.add(tx, form.text("name", 80), List.of(typed(form, CalendarTexts.SINCE_EVER))))
                .ifPresent(refused -> sendNew(request, response, refused));
    }

    private void beginVersion(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(desk.require(request).scope());
        NamedCalendar named = asked(tx, request);
        CalendarTexts last = calendars.texts(tx, named.id()).getLast();
        Map<String, String> values = Map.of(
                "from", today().plusDays(1).toString(),
                "zone", last.zone(),
                "weekly", last.weekly(),
                "exceptions", lineByLine(last.exceptions()));
        sendVersion(request, response, named, Written.before(values, Map.of(), texts()));
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form form = Form.of(request);
        NamedCalendar named = asked(database.read(user.scope()), request);
        save(response, user, form, tx -> {
                    LocalDate from =
                            form.optionalDate("from").orElseThrow(() -> Refusal.Invalid.field("from", "form.missing"));
                    calendars.change(tx, named.id(), typed(form, from));
                    return named;
                })
                .ifPresent(refused -> sendVersion(request, response, named, refused));
    }

    /// Saves, and goes to the calendar; or answers with the form as it was written and why it was refused.
    private Optional<Written> save(
            ServerResponse response, DeskUser user, Form form, Function<Tx, NamedCalendar> work) {
        try {
            String path = keys.once(user.scope(), form.text("key", 80), tx -> path(work.apply(tx)));
            Pages.seeOther(response, path);
            return Optional.empty();
        } catch (Refusal.Invalid | Refusal.Conflict refusal) {
            response.status(Status.BAD_REQUEST_400);
            return Optional.of(Written.sent(form, texts()).refused(refusal));
        }
    }

    private void sendNew(ServerRequest request, ServerResponse response, Written written) {
        List<Field> heads = List.of(written.text("name", "account.name"), zone(written));
        send(request, response, texts().with("account.new-calendar"), "/calendars", "/calendars", heads, written);
    }

    private void sendVersion(ServerRequest request, ServerResponse response, NamedCalendar named, Written written) {
        List<Field> heads = List.of(written.field("from", "account.from", "date", ""), zone(written));
        send(request, response, named.name(), path(named) + "/versions", path(named), heads, written);
    }

    private void send(
            ServerRequest request,
            ServerResponse response,
            String title,
            String action,
            String back,
            List<Field> heads,
            Written written) {
        List<Field> hours = List.of(
                written.field("weekly", "account.weekly", "text", "account.weekly-hint"),
                written.field("exceptions", "account.exception-dates", "text", "account.exceptions-hint"));
        String key = UUID.randomUUID().toString();
        pages.send(request, response, new CalendarForm(title, action, back, heads, hours, written.errors(), key));
    }

    private static Field zone(Written written) {
        return written.field("zone", "account.zone", "text", "account.zone-hint");
    }

    private static CalendarTexts typed(Form form, LocalDate from) {
        String exceptions = form.optionalLines("exceptions", LONGEST_EXCEPTIONS).orElse("-");
        return new CalendarTexts(
                from,
                form.text("zone", LONGEST_ZONE),
                oneLine(form.lines("weekly", LONGEST_WEEK)),
                oneLine(exceptions));
    }

    /// Other days to be changed, one on a line.
    private static String lineByLine(String exceptions) {
        return exceptions.equals("-") ? "" : exceptions.replace(";", "\n");
    }

    /// Parts may stand on lines of their own while they are typed.
    private static String oneLine(String typed) {
        return typed.strip().replaceAll("\\s*;?\\s*\\n\\s*", ";");
    }

    private NamedCalendar asked(Tx tx, ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!ID.matcher(id).matches()) {
            throw new Refusal.NotFound("contract.calendar-not-found");
        }
        return calendars.find(tx, Long.parseLong(id));
    }

    private Week week(Tx tx, NamedCalendar named) {
        return Week.of(named, calendars.calendar(tx, named.id()), today(), texts());
    }

    private CalendarPage.Version version(CalendarTexts typed) {
        String from = typed.validFrom().equals(CalendarTexts.SINCE_EVER)
                ? texts().with("account.since-ever")
                : typed.validFrom().toString();
        List<String> otherDays = new OtherDays(texts()).lines(ExceptionDates.parse(typed.exceptions()), 0);
        return new CalendarPage.Version(from, typed.zone(), typed.weekly(), otherDays);
    }

    private List<CalendarPage.Use> uses(Tx tx, NamedCalendar named) {
        return contracts.all(tx).stream()
                .filter(contract -> contracts.versions(tx, contract).stream()
                        .anyMatch(version -> version.terms().calendarId() == named.id()
                                || version.terms().targets().stream()
                                        .anyMatch(target -> target.calendarId()
                                                .filter(id -> id == named.id())
                                                .isPresent())))
                .map(contract -> new CalendarPage.Use(contract.name(), "/contracts/" + contract.id()))
                .toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static String path(NamedCalendar named) {
        return "/calendars/" + named.id();
    }

    private Texts texts() {
        return pages.texts();
    }
}
