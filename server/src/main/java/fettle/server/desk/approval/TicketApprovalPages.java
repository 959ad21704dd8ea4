package fettle.server.desk.approval;

import static fettle.web.route.Who.DESK;

import fettle.server.ask.approval.Approvals;
import fettle.server.ask.approval.Question;
import fettle.server.client.Clients;
import fettle.server.desk.form.Moments;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Asking somebody at the client for approval, withdrawing that, and what became of it.
public final class TicketApprovalPages implements Routes {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final Duration TO_ANSWER = Duration.ofDays(7);
    private static final LocalTime EVENING = LocalTime.of(17, 0);

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Tickets tickets;
    private final Clients clients;
    private final Approvals approvals;
    private final RequestKeys keys;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public TicketApprovalPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Tickets tickets,
            Clients clients,
            Approvals approvals,
            RequestKeys keys,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.tickets = tickets;
        this.clients = clients;
        this.approvals = approvals;
        this.keys = keys;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/tickets/{number}/approvals", DESK, this::show),
                Route.post("/tickets/{number}/approvals", DESK, FormAgain.on(this::show, this::ask)),
                Route.post(
                        "/tickets/{number}/approvals/{id}/withdrawal", DESK, FormAgain.on(this::show, this::withdraw)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        long number = positive(request, "number");
        pages.send(request, response, database.transaction(user.scope(), tx -> page(tx, number)));
    }

    private ApprovalsPage page(Tx tx, long number) {
        Ticket ticket = tickets.find(tx, number);
        Instant inAWeek = clock.instant().plus(TO_ANSWER);
        return ApprovalsPage.of(
                ticket,
                approvals.ofTicket(tx, ticket.clientId(), ticket.id()),
                approvals.doubts(tx, ticket.clientId(), ticket.id()),
                clients.contacts(tx, ticket.clientId()),
                TYPED.format(inAWeek.atZone(zone).with(EVENING)),
                zone,
                pages.texts());
    }

    private void ask(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        once(request, response, form, (tx, act) -> {
            var question = new Question(
                    form.optionalId("approver").orElseThrow(() -> Refusal.Invalid.field("approver", "ask.nobody")),
                    form.optionalLines("question", 5_000).orElse(""),
                    form.optional("amount", 40),
                    new Moments(clock.instant(), zone).parse("until", form.text("until", 40)));
            approvals.ask(tx, act.seen(), act.by(), question);
        });
    }

    private void withdraw(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        long id = positive(request, "id");
        once(
                request,
                response,
                form,
                (tx, act) -> approvals.withdraw(
                        tx, act.seen(), act.by(), id, form.optional("why", 250).orElse("")));
    }

    /// Who does it, and what they saw.
    private record Acting(Seen seen, Actor.Technician by) {}

    private void once(ServerRequest request, ServerResponse response, Form form, BiConsumer<Tx, Acting> verb) {
        DeskUser user = desk.require(request);
        long number = positive(request, "number");
        var acting = new Acting(
                Seen.at(number, form.count("version")), new Actor.Technician(user.technicianId(), user.name()));
        String next = keys.once(user.scope(), form.text("key", 80), tx -> {
            verb.accept(tx, acting);
            return "/tickets/" + number + "/approvals";
        });
        Pages.seeOther(response, next);
    }

    private static long positive(ServerRequest request, String name) {
        String text = request.path().pathParameters().get(name);
        if (!NUMBER.matcher(text).matches()) {
            throw new Refusal.NotFound("ticket.not-found");
        }
        return Long.parseLong(text);
    }
}
