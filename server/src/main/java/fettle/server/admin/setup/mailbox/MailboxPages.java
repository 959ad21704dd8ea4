package fettle.server.admin.setup.mailbox;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.client.Clients;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.MailboxTrial;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where administrators say which addresses clients write to, and how their mail is fetched.
public final class MailboxPages implements Routes {

    private final Database database;
    private final Mailboxes mailboxes;
    private final MailboxTrial trial;
    private final Clients clients;
    private final Staff staff;
    private final Audit audit;
    private final Guard<DeskUser> administrator;
    private final Pages pages;

    public MailboxPages(
            Database database,
            Mailboxes mailboxes,
            MailboxTrial trial,
            Clients clients,
            Staff staff,
            Audit audit,
            Guard<DeskUser> administrator,
            Pages pages) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.trial = trial;
        this.clients = clients;
        this.staff = staff;
        this.audit = audit;
        this.administrator = administrator;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/setup/mailboxes", ADMINISTRATOR, this::list),
                Route.post("/setup/mailboxes", ADMINISTRATOR, FormAgain.on(this::list, this::add)),
                Route.get("/setup/mailboxes/{id}", ADMINISTRATOR, this::show),
                Route.post("/setup/mailboxes/{id}", ADMINISTRATOR, FormAgain.on(this::show, this::change)),
                Route.post("/setup/mailboxes/{id}/trial", ADMINISTRATOR, this::attempt));
    }

    private void list(ServerRequest request, ServerResponse response) {
        send(request, response, _ -> Optional.empty());
    }

    private void show(ServerRequest request, ServerResponse response) {
        send(request, response, tx -> Optional.of(mailboxes.mailbox(tx, id(request))));
    }

    /// Opens the mailbox as it is set, and says how that went. Nothing is changed by it.
    private void attempt(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(administrator.require(request).scope());
        Mailbox mailbox = mailboxes.mailbox(tx, id(request));
        MailboxTrial.Result result = mailbox.imap()
                .map(imap -> trial.of(mailbox, imap))
                .orElseThrow(() -> new Refusal.Conflict("intake.trial-by-smtp"));
        send(request, response, tx, Optional.of(mailbox), Optional.of(result));
    }

    private void send(ServerRequest request, ServerResponse response, Function<Tx, Optional<Mailbox>> shown) {
        Tx tx = database.read(administrator.require(request).scope());
        send(request, response, tx, shown.apply(tx), Optional.empty());
    }

    private void send(
            ServerRequest request,
            ServerResponse response,
            Tx tx,
            Optional<Mailbox> shown,
            Optional<MailboxTrial.Result> tried) {
        var offered = new MailboxForm.Offered(staff.groups(tx), clients.shown(tx), pages.texts());
        pages.send(request, response, MailboxPage.of(mailboxes.all(), shown, tried, offered));
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        Mailboxes.Wanted wanted = MailboxReader.read(form);
        database.run(user.scope(), tx -> {
            check(tx, wanted);
            mailboxes.add(tx, wanted);
            audit.note(tx, Optional.of(user.technicianId()), "mailbox.added", wanted.address(), "");
        });
        Pages.seeOther(response, "/setup/mailboxes");
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        int version = form.count("version");
        boolean active = form.checked("active");
        database.run(user.scope(), tx -> {
            Mailbox found = mailboxes.mailbox(tx, id(request));
            Mailboxes.Wanted wanted = MailboxReader.read(form, found.address());
            check(tx, wanted);
            mailboxes.change(tx, found.seen(version), wanted, active);
            audit.note(tx, Optional.of(user.technicianId()), "mailbox.changed", found.address(), "");
        });
        Pages.seeOther(response, "/setup/mailboxes");
    }

    private void check(Tx tx, Mailboxes.Wanted wanted) {
        if (wanted.groupId().filter(group -> staff.group(tx, group).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("group", "staff.group-not-found");
        }
        wanted.clientId().ifPresent(client -> clients.client(tx, client));
    }

    static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!id.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("intake.mailbox-not-found");
        }
        return Long.parseLong(id);
    }
}
