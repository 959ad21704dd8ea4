package fettle.server.admin.setup.sending;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.selftest.SelfTests;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.signin.limit.Tries;
import fettle.server.store.Database;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where administrators learn what the domains of our addresses need for others to believe our mail, and try it.
public final class SendingPages implements Routes {

    private static final String PATH = "/setup/sending";
    private static final int SHOWN = 5;
    private static final int MOST_IN_AN_HOUR = 20;

    /// What of the settings bears on it.
    ///
    /// @param relay the host that takes our mail
    /// @param otherwise where mails come from that belong to no mailbox
    public record Sends(Optional<String> relay, Optional<String> trustedServer, String otherwise, ZoneId zone) {}

    private final Database database;
    private final Mailboxes mailboxes;
    private final SelfTests tests;
    private final Sends sends;
    private final Tries sent;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public SendingPages(
            Database database,
            InstantSource clock,
            Mailboxes mailboxes,
            SelfTests tests,
            Sends sends,
            Guard<DeskUser> administrator,
            Pages pages) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.tests = tests;
        this.sends = sends;
        this.sent = new Tries(clock, MOST_IN_AN_HOUR, Duration.ofHours(1));
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, ADMINISTRATOR, this::show),
                Route.post(PATH, ADMINISTRATOR, FormAgain.on(this::show, this::send)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        var known = new SendingPage.Known(
                sends.relay(),
                sends.trustedServer(),
                addresses(),
                active(),
                tests.newest(database.read(user.scope()), SHOWN));
        pages.send(request, response, SendingPage.of(known, sends.zone(), pages.texts()));
    }

    private void send(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        if (sends.relay().isEmpty()) {
            throw new Refusal.Conflict("setup.sending.no-relay");
        }
        Form form = Form.of(request);
        String from = form.text("from", 254);
        if (!addresses().contains(from)) {
            throw Refusal.Invalid.field("from", "setup.sending.not-ours");
        }
        long to = form.id("to");
        Mailbox mailbox = active().stream()
                .filter(one -> one.id() == to)
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.field("to", "setup.sending.not-ours"));
        sent.wait("tests").ifPresent(wait -> {
            throw new Refusal.TooMany(wait, "setup.sending.too-many", wait.toMinutes() + 1);
        });
        sent.note("tests");
        database.run(user.scope(), tx -> tests.send(tx, from, mailbox.address(), user.technicianId()));
        Pages.seeOther(response, PATH);
    }

    private List<Mailbox> active() {
        return mailboxes.all().stream().filter(Mailbox::active).toList();
    }

    private List<String> addresses() {
        return Stream.concat(active().stream().map(Mailbox::address), Stream.of(sends.otherwise()))
                .distinct()
                .toList();
    }
}
