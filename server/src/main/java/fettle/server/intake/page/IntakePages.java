package fettle.server.intake.page;

import static fettle.web.route.Who.DESK;

import fettle.server.client.Addresses;
import fettle.server.client.Clients;
import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.intake.balance.Balances;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.view.FileAnswer;
import fettle.server.mail.InboundEmail;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The intake ledger for the desk: everything that reached a mailbox, and the decision about what is held.
public final class IntakePages implements Routes {

    private static final int LONGEST_QUERY = 100;
    private static final int LONGEST_ADDRESS = 254;
    private static final Pattern TICKET = Pattern.compile("[0-9]{1,15}");

    private final Database database;
    private final Ledger ledger;
    private final Balances balances;
    private final Mailboxes mailboxes;
    private final Clients clients;
    private final BlobStore blobs;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final Times times;

    public IntakePages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Ledger ledger,
            Mailboxes mailboxes,
            Clients clients,
            BlobStore blobs,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.ledger = ledger;
        this.balances = new Balances(clock);
        this.mailboxes = mailboxes;
        this.clients = clients;
        this.blobs = blobs;
        this.desk = desk;
        this.pages = pages;
        this.times = new Times(clock, zone);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/intake", DESK, this::list),
                Route.get("/intake/{mail}", DESK, this::show),
                Route.get("/intake/{mail}/raw", DESK, this::raw),
                Route.post("/intake/{mail}/release", DESK, FormAgain.on(this::show, this::release)),
                Route.post("/intake/{mail}/join", DESK, FormAgain.on(this::show, this::join)),
                Route.post("/intake/{mail}/ignore", DESK, FormAgain.on(this::show, this::ignore)),
                Route.post("/intake/{mail}/block", DESK, FormAgain.on(this::show, this::block)),
                Route.post("/intake/{mail}/undo", DESK, FormAgain.on(this::show, this::undo)),
                Route.post("/intake/unblock", DESK, FormAgain.on(this::list, this::unblock)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        DeskUser reader = desk.require(request);
        Tx tx = database.read(reader.scope());
        Form form = Form.ofQuery(request);
        LocalDate today = times.today();
        var asked = new IntakePage.Asked(
                outcome(form),
                form.optional("q", LONGEST_QUERY),
                form.optionalDate("day").filter(day -> day.isBefore(today)).orElse(today),
                reader.role().administers());
        long before = form.optionalId("before").orElse(Long.MAX_VALUE);
        pages.send(
                request,
                response,
                IntakePage.of(
                        asked,
                        BalanceView.of(
                                asked.day(),
                                balances.of(
                                        tx,
                                        times.midnight(asked.day()),
                                        times.midnight(asked.day().plusDays(1))),
                                mailboxes.all(),
                                times,
                                pages.texts()),
                        entries(tx, asked, before),
                        mailboxes.all(),
                        ledger.blocked(tx),
                        times,
                        pages.texts()));
    }

    private List<LedgerEntry> entries(Tx tx, IntakePage.Asked asked, long before) {
        int most = IntakePage.ROWS + 1;
        return asked.query()
                .map(words -> ledger.containing(tx, words, before, most))
                .or(() -> asked.outcome().map(outcome -> ledger.newest(tx, outcome, before, most)))
                .orElseGet(() -> ledger.newest(tx, before, most));
    }

    private void show(ServerRequest request, ServerResponse response) {
        LedgerEntry entry = entry(request);
        Tx tx = database.read(desk.require(request).scope());
        Optional<InboundEmail> email = ledger.look(entry);
        var decided = new MessagePage.Decided(
                ledger.verdict(tx, entry).isPresent(),
                Addresses.domainOf(entry.fromAddress()),
                ledger.spokenOf(tx, entry, email).map(String::valueOf).orElse(""),
                entry.held() ? clients.shown(tx) : List.of());
        pages.send(request, response, MessagePage.of(entry, decided, email, times, pages.texts()));
    }

    private void raw(ServerRequest request, ServerResponse response) {
        LedgerEntry entry = entry(request);
        FileAnswer.send(response, blobs, entry.rawSha256(), "mail-" + entry.id() + ".eml");
    }

    private void release(ServerRequest request, ServerResponse response) {
        follow(response, ledger.release(decider(request), id(request), client(request)));
    }

    private Optional<Long> client(ServerRequest request) {
        Optional<Long> chosen = Form.of(request).optionalId("client");
        Tx tx = database.read(desk.require(request).scope());
        chosen.filter(id -> clients.shown(tx).stream().noneMatch(client -> client.id() == id && client.active()))
                .ifPresent(_ -> {
                    throw Refusal.Invalid.field("client", "client.not-found");
                });
        return chosen;
    }

    private void join(ServerRequest request, ServerResponse response) {
        String typed = Form.of(request).text("ticket", 20).replace("#", "").strip();
        if (!TICKET.matcher(typed).matches()) {
            throw Refusal.Invalid.field("ticket", "intake.number-unreadable", typed);
        }
        long ticket = Long.parseLong(typed);
        try {
            follow(response, ledger.join(decider(request), id(request), ticket));
        } catch (Refusal.NotFound unknown) {
            entry(request); // the mail, whose page then says that the ticket is not there
            throw Refusal.Invalid.field("ticket", "intake.no-such-ticket", Long.toString(ticket));
        }
    }

    private void ignore(ServerRequest request, ServerResponse response) {
        follow(response, ledger.ignore(decider(request), id(request)));
    }

    private void block(ServerRequest request, ServerResponse response) {
        boolean whole = Form.of(request).checked("whole");
        follow(response, ledger.block(decider(request), id(request), whole));
    }

    private void undo(ServerRequest request, ServerResponse response) {
        follow(response, ledger.undo(decider(request), id(request)));
    }

    private void unblock(ServerRequest request, ServerResponse response) {
        String sender = Form.of(request).text("sender", LONGEST_ADDRESS);
        Ledger.Decider decider = decider(request);
        database.run(decider.scope(), tx -> ledger.unblock(tx, decider, sender));
        Pages.seeOther(response, "/intake");
    }

    private static void follow(ServerResponse response, LedgerEntry entry) {
        Pages.seeOther(response, "/intake/" + entry.id());
    }

    private LedgerEntry entry(ServerRequest request) {
        return ledger.find(database.read(desk.require(request).scope()), id(request));
    }

    private Ledger.Decider decider(ServerRequest request) {
        DeskUser user = desk.require(request);
        return new Ledger.Decider(user.scope(), user.technicianId(), user.name());
    }

    private static Optional<Outcome.Kind> outcome(Form form) {
        return form.optional("outcome", LONGEST_QUERY)
                .flatMap(name -> Arrays.stream(Outcome.Kind.values())
                        .filter(kind -> kind.name().equals(name))
                        .findFirst());
    }

    private static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("mail");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("intake.not-found");
        }
        return Long.parseLong(id);
    }
}
