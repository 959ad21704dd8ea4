package fettle.server.intake.page;

import static fettle.web.route.Who.DESK;

import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.view.FileAnswer;
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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The intake ledger for the desk: everything that reached a mailbox, and the decision about what is held.
public final class IntakePages implements Routes {

    private static final int LONGEST_QUERY = 100;

    private final Database database;
    private final Ledger ledger;
    private final Mailboxes mailboxes;
    private final BlobStore blobs;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final InstantSource clock;
    private final Times times;

    public IntakePages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Ledger ledger,
            Mailboxes mailboxes,
            BlobStore blobs,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.ledger = ledger;
        this.mailboxes = mailboxes;
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
                Route.post("/intake/{mail}/ignore", DESK, FormAgain.on(this::show, this::ignore)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        DeskUser reader = desk.require(request);
        Tx tx = database.read(reader.scope());
        Form form = Form.ofQuery(request);
        var asked = new IntakePage.Asked(
                outcome(form), form.optional("q", LONGEST_QUERY), reader.role().administers());
        long before = form.optionalId("before").orElse(Long.MAX_VALUE);
        pages.send(
                request,
                response,
                IntakePage.of(
                        asked,
                        ledger.balance(tx, times.midnight(), clock.instant().plusMillis(1)),
                        entries(tx, asked, before),
                        mailboxes.all(),
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
        pages.send(request, response, MessagePage.of(entry, ledger.look(entry), times, pages.texts()));
    }

    private void raw(ServerRequest request, ServerResponse response) {
        LedgerEntry entry = entry(request);
        FileAnswer.send(response, blobs, entry.rawSha256(), "mail-" + entry.id() + ".eml");
    }

    private void release(ServerRequest request, ServerResponse response) {
        follow(response, ledger.release(decider(request), id(request)));
    }

    private void join(ServerRequest request, ServerResponse response) {
        long ticket = Form.of(request).id("ticket");
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
