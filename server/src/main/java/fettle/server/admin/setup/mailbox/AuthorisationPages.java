package fettle.server.admin.setup.mailbox;

import static fettle.web.route.Who.ADMINISTRATOR;

import fettle.server.intake.authorisation.Authorisation;
import fettle.server.intake.authorisation.Authorisation.Flow;
import fettle.server.intake.authorisation.Authorisations;
import fettle.server.intake.authorisation.Provider;
import fettle.server.intake.authorisation.ProviderAddress;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.Audit;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.secret.Secret;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Where administrators let the provider of a mailbox authorise us: the addresses to ask, the way there, and the way
/// back.
public final class AuthorisationPages implements Routes {

    private static final String BACK = "/setup/authorised";
    private static final int LONGEST_URL = 1_000;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_SECRET = 500;
    private static final int LONGEST_CODE = 4_000;

    private final Database database;
    private final Mailboxes mailboxes;
    private final Authorisations authorisations;
    private final Audit audit;
    private final Guard<DeskUser> administrator;
    private final Supplier<String> baseUrl;
    private final Pages pages;

    public AuthorisationPages(
            Database database,
            Mailboxes mailboxes,
            Authorisations authorisations,
            Audit audit,
            Guard<DeskUser> administrator,
            Supplier<String> baseUrl,
            Pages pages) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.authorisations = authorisations;
        this.audit = audit;
        this.administrator = administrator;
        this.baseUrl = baseUrl;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        String path = "/setup/mailboxes/{id}/authorisation";
        return List.of(
                Route.get(path, ADMINISTRATOR, this::show),
                Route.post(path, ADMINISTRATOR, FormAgain.on(this::show, this::set)),
                Route.post("/setup/mailboxes/{id}/password", ADMINISTRATOR, this::backToPassword),
                Route.get(BACK, ADMINISTRATOR, this::comeBack));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Optional<Provider> chosen = Form.ofQuery(request).optionalOne(Provider.class, "provider");
        send(request, response, database.read(user.scope()), chosen, Optional.empty());
    }

    private void send(
            ServerRequest request, ServerResponse response, Tx tx, Optional<Provider> chosen, Optional<String> way) {
        Mailbox mailbox = mailboxes.fetched(tx, MailboxPages.id(request));
        Optional<Authorisation> set = authorisations.find(tx, mailbox.id());
        pages.send(request, response, AuthorisationPage.of(mailbox, set, chosen, way, returning(), pages.texts()));
    }

    /// Keeps how the provider is asked; where a person is to sign in there, the answer shows the way.
    private void set(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form form = Form.of(request);
        long id = MailboxPages.id(request);
        Authorisation wanted = read(form, id);
        Optional<Secret> secret =
                form.optional("secret", LONGEST_SECRET).map(_ -> new Secret(form.secret("secret", LONGEST_SECRET)));
        Optional<String> way = database.transaction(user.scope(), tx -> {
            Mailbox mailbox = mailboxes.fetched(tx, id);
            authorisations.set(tx, wanted, secret);
            mailboxes.reconnect(tx, id);
            audit.note(
                    tx,
                    Optional.of(user.technicianId()),
                    "mailbox.authorisation",
                    mailbox.address(),
                    wanted.tokenUrl());
            String hint = mailbox.imap().map(Mailbox.Imap::user).orElse(mailbox.address());
            return wanted.flow() == Flow.PERSON
                    ? Optional.of(authorisations.begin(tx, wanted, user.technicianId(), returning(), hint))
                    : Optional.empty();
        });
        send(request, response, database.read(user.scope()), Optional.empty(), way);
    }

    private static Authorisation read(Form form, long mailboxId) {
        Flow flow = form.one(Flow.class, "flow");
        String authorize = flow == Flow.PERSON
                ? url(form, "authorize")
                : form.optional("authorize", LONGEST_URL).orElse("");
        return new Authorisation(
                mailboxId,
                flow,
                authorize,
                url(form, "token"),
                form.text("application", LONGEST_NAME),
                form.text("scope", LONGEST_URL),
                Optional.empty());
    }

    private static String url(Form form, String field) {
        return ProviderAddress.checked(field, form.text(field, LONGEST_URL));
    }

    private void backToPassword(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        long id = MailboxPages.id(request);
        database.run(user.scope(), tx -> {
            Mailbox mailbox = mailboxes.mailbox(tx, id);
            authorisations.forget(tx, id);
            mailboxes.reconnect(tx, id);
            audit.note(tx, Optional.of(user.technicianId()), "mailbox.password", mailbox.address(), "");
        });
        Pages.seeOther(response, "/setup/mailboxes/" + id);
    }

    /// Somebody comes back from the provider. Only the one who went, within a quarter of an hour, and once.
    private void comeBack(ServerRequest request, ServerResponse response) {
        DeskUser user = administrator.require(request);
        Form query = Form.ofQuery(request);
        String state = query.optional("state", LONGEST_NAME).orElse("");
        String code = query.optional("code", LONGEST_CODE).orElse("");
        if (code.isEmpty()) {
            throw new Refusal.Conflict("intake.authorisation-refused");
        }
        long id = taken(state, code, user);
        database.run(user.scope(), tx -> {
            mailboxes.reconnect(tx, id);
            audit.note(tx, Optional.of(user.technicianId()), "mailbox.authorised", Long.toString(id), "");
        });
        Pages.seeOther(response, "/setup/mailboxes/" + id + "/authorisation");
    }

    private long taken(String state, String code, DeskUser user) {
        try {
            return authorisations.comeBack(state, code, user.technicianId(), returning());
        } catch (IOException failure) {
            throw new Refusal.Conflict("intake.authorisation-failed", String.valueOf(failure.getMessage()));
        }
    }

    private String returning() {
        return baseUrl.get() + BACK;
    }
}
