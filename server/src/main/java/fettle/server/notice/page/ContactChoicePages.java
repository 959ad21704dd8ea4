package fettle.server.notice.page;

import static fettle.web.route.Who.ANYONE;
import static fettle.web.route.Who.PORTAL;

import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.choice.ChoiceLinks;
import fettle.server.client.choice.ChoiceLinks.Whose;
import fettle.server.client.choice.MailChoice;
import fettle.server.client.choice.MailChoices;
import fettle.server.signin.Guard;
import fettle.server.signin.PortalUser;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.regex.Pattern;

/// Where contacts choose which mails they get: from the portal, or by the signed link of a mail. Looking at it changes
/// nothing.
public final class ContactChoicePages implements Routes {

    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final String ONE_CLICK = "/unsubscribe";
    private static final Pattern ONE_CLICK_PATH = Pattern.compile(ChoiceLinks.PATH + "[0-9A-Za-z._-]+" + ONE_CLICK);

    private final Database database;
    private final Clients clients;
    private final MailChoices choices;
    private final ChoiceLinks links;
    private final Guard<PortalUser> portal;
    private final Pages pages;

    public ContactChoicePages(
            Database database,
            Clients clients,
            MailChoices choices,
            ChoiceLinks links,
            Guard<PortalUser> portal,
            Pages pages) {
        this.database = database;
        this.clients = clients;
        this.choices = choices;
        this.links = links;
        this.portal = portal;
        this.pages = pages;
    }

    /// Whether this is what mail programs send from wherever they are: the signed link in its path stands for the
    /// right to do so, and no cookie does. What says that it comes from a page is none.
    public static boolean isOneClick(ServerRequest request) {
        boolean byBrowser =
                request.headers().contains(SITE) || request.headers().contains(HeaderNames.ORIGIN);
        return !byBrowser
                && ONE_CLICK_PATH.matcher(request.path().absolute().path()).matches();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/portal/mail", PORTAL, this::lead),
                Route.get("/portal/mail/{token}", ANYONE, this::show),
                Route.post("/portal/mail/{token}", ANYONE, FormAgain.on(this::show, this::choose)),
                Route.get("/portal/mail/{token}" + ONE_CLICK, ANYONE, this::show),
                Route.post("/portal/mail/{token}" + ONE_CLICK, ANYONE, this::unsubscribe));
    }

    private void lead(ServerRequest request, ServerResponse response) {
        PortalUser user = portal.require(request);
        Pages.seeOther(response, links.path(new Whose(user.clientId(), user.contactId())));
    }

    private void show(ServerRequest request, ServerResponse response) {
        send(request, response, whose(request), Form.ofQuery(request).checked("saved"));
    }

    private void send(ServerRequest request, ServerResponse response, Whose whose, boolean saved) {
        Tx tx = database.read(scope(whose));
        Contact contact = contact(tx, whose);
        MailChoice choice = choices.of(tx, whose.clientId(), whose.contactId());
        pages.send(request, response, ContactChoicePage.of(links.path(whose), contact, choice, saved));
    }

    private void choose(ServerRequest request, ServerResponse response) {
        Whose whose = whose(request);
        Form form = Form.of(request);
        var replies = form.optionalOne(MailChoice.Replies.class, "replies").orElse(MailChoice.Replies.EACH);
        var choice =
                new MailChoice(replies, form.checked("acknowledged"), form.checked("digest"), form.count("version"));
        keep(whose, choice);
        Pages.seeOther(response, links.path(whose) + "?saved=yes");
    }

    /// What mail programs send when their reader presses a button of theirs. They follow no redirection
    /// (RFC 8058), and programs that know of no such button open the same address for their reader to
    /// choose.
    private void unsubscribe(ServerRequest request, ServerResponse response) {
        Whose whose = whose(request);
        MailChoice now = choices.of(database.read(scope(whose)), whose.clientId(), whose.contactId());
        if (now.digest()) {
            keep(whose, now.withoutDigest());
        }
        send(request, response, whose, true);
    }

    private void keep(Whose whose, MailChoice choice) {
        database.run(scope(whose), tx -> {
            MailChoice offered = choice.offeredTo(contact(tx, whose));
            choices.choose(tx, whose.clientId(), whose.contactId(), offered);
        });
    }

    private Contact contact(Tx tx, Whose whose) {
        return clients.findContact(tx, whose.clientId(), whose.contactId())
                .filter(Contact::active)
                .orElseThrow(() -> new Refusal.NotFound("notice.link-unknown"));
    }

    private Whose whose(ServerRequest request) {
        return links.read(request.path().pathParameters().get("token"))
                .orElseThrow(() -> new Refusal.NotFound("notice.link-unknown"));
    }

    private static Scope scope(Whose whose) {
        return new Scope.Client(whose.clientId(), whose.contactId());
    }
}
