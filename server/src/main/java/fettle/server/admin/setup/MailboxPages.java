package fettle.server.admin.setup;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.secret.Secret;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/// Where administrators say which addresses clients write to, and how their mail is fetched.
public final class MailboxPages implements Routes {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_PASSWORD = 500;
    private static final int IMAPS = 993;

    private final Database database;
    private final Mailboxes mailboxes;
    private final Staff staff;
    private final Audit audit;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public MailboxPages(
            Database database,
            Mailboxes mailboxes,
            Staff staff,
            Audit audit,
            Guard<DeskUser> administrator,
            Pages pages) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.staff = staff;
        this.audit = audit;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/setup/mailboxes", ADMINISTRATOR, this::show),
                Route.post("/setup/mailboxes", ADMINISTRATOR, FormAgain.on(this::show, this::add)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        var tx = database.read(administrator.require(request).scope());
        pages.send(request, response, MailboxPage.of(mailboxes.all(), staff.groups(tx), pages.texts()));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Mailboxes.Wanted wanted = wanted(Form.of(request));
        mailboxes.add(user.scope(), wanted);
        database.run(
                user.scope(),
                tx -> audit.note(tx, Optional.of(user.technicianId()), "mailbox.added", wanted.address(), ""));
        Pages.seeOther(response, "/setup/mailboxes");
    }

    private static Mailboxes.Wanted wanted(Form form) {
        return new Mailboxes.Wanted(
                form.text("name", LONGEST_NAME),
                form.text("address", LONGEST_ADDRESS),
                form.one(Mailbox.UnknownSenders.class, "unknown"),
                form.optionalId("group"),
                imap(form),
                form.optional("password", LONGEST_PASSWORD)
                        .map(_ -> new Secret(form.secret("password", LONGEST_PASSWORD))));
    }

    /// Without a host mail is brought to us by SMTP.
    private static Optional<Mailbox.Imap> imap(Form form) {
        int port = form.optionalCount("port").orElse(IMAPS);
        String user = form.optional("user", LONGEST_ADDRESS).orElseGet(() -> form.text("address", LONGEST_ADDRESS));
        return form.optional("host", LONGEST_HOST).map(host -> new Mailbox.Imap(host, port, user, true));
    }
}
