package fettle.server.ask.page;

import static fettle.web.route.Who.ANYONE;

import fettle.server.ask.approval.Approval;
import fettle.server.ask.approval.Approval.From;
import fettle.server.ask.approval.Approvals;
import fettle.server.ask.approval.Decision;
import fettle.server.client.Clients;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The page behind an approver's link: looking at it decides nothing, pressing a button does, once.
public final class ApprovalPages implements Routes {

    private static final Scope LOOKING = new Scope.System("whose question a mailed link answers");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.ENGLISH);

    /// The two buttons.
    private enum Press {
        APPROVE,
        DECLINE
    }

    private final Database database;
    private final InstantSource clock;
    private final Approvals approvals;
    private final Tickets tickets;
    private final Clients clients;
    private final Door door;
    private final Pages pages;
    private final Texts texts;

    public ApprovalPages(
            Database database,
            InstantSource clock,
            Approvals approvals,
            Tickets tickets,
            Clients clients,
            Door door,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.approvals = approvals;
        this.tickets = tickets;
        this.clients = clients;
        this.door = door;
        this.pages = pages;
        this.texts = pages.texts();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/portal/approval/{token}", ANYONE, this::show),
                Route.post("/portal/approval/{token}", ANYONE, FormAgain.on(this::show, this::decide)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        found(request, response).ifPresent(approval -> pages.send(request, response, page(request, approval)));
    }

    private void decide(ServerRequest request, ServerResponse response) {
        found(request, response).ifPresent(approval -> {
            Form form = Form.of(request);
            boolean approves = form.one(Press.class, "decision") == Press.APPROVE;
            var decision = new Decision(
                    approves, form.optionalLines("words", Decision.LONGEST).orElse(""));
            var from = new From(approval.approver().address(), door.address(request));
            var scope =
                    new Scope.Client(approval.clientId(), approval.approver().contactId());
            database.run(scope, tx -> approvals.decide(tx, approval, decision, from));
            Pages.seeOther(response, request.path().absolute().path());
        });
    }

    private Optional<Approval> found(ServerRequest request, ServerResponse response) {
        return door.open(request, response, shown -> approvals.ofLink(database.read(LOOKING), shown));
    }

    private ApprovalPage page(ServerRequest request, Approval approval) {
        Tx tx = database.read(LOOKING);
        Ticket ticket = tickets.ticket(tx, approval.clientId(), approval.ticketId());
        ZoneId zone = clients.client(tx, approval.clientId()).zone();
        boolean theirs = approvals.isTheirs(tx, approval);
        boolean open = approval.open() && theirs && clock.instant().isBefore(approval.endsAt());
        return new ApprovalPage(
                request.path().absolute().path(),
                texts.with("ask.approval.heading", String.valueOf(ticket.number()), ticket.subject()),
                texts.with(
                        "ask.approval.asks",
                        approval.asker(),
                        approval.approver().name(),
                        at(approval.askedAt(), zone)),
                approval.words(),
                approval.amount()
                        .map(amount -> texts.with(
                                "ask.approval.cost", Sentences.timeless(texts).money(amount)))
                        .orElse(""),
                open,
                texts.with("ask.approval.until", at(approval.endsAt(), zone)),
                open ? "" : outcome(approval, theirs, zone),
                approval.ended().map(Approval.Ended::words).orElse(""));
    }

    private String outcome(Approval approval, boolean theirs, ZoneId zone) {
        return approval.ended()
                .map(ended -> texts.with(
                        "ask.approval.was." + ended.ending().name().toLowerCase(Locale.ROOT),
                        ended.by(),
                        at(ended.at(), zone)))
                .orElseGet(() -> texts.with(theirs ? "ask.approval.over" : "ask.approval.gone"));
    }

    private static String at(Instant instant, ZoneId zone) {
        return WHEN.format(instant.atZone(zone));
    }
}
