package fettle.server.account.edit;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.server.account.edit.AsSeen.Shown;
import fettle.server.account.form.Written;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where account managers add a client's people and change them.
public final class ContactEditor implements Routes {

    private static final Map<String, String> LABELS = Map.of(
            "name", "account.name",
            "email", "account.email",
            "phone", "account.phone",
            "jobTitle", "account.job-title",
            "others", "account.other-addresses");

    private final Clients clients;
    private final Guard<DeskUser> manager;
    private final Desktop desktop;

    public ContactEditor(Clients clients, Guard<DeskUser> manager, Desktop desktop) {
        this.clients = clients;
        this.manager = manager;
        this.desktop = desktop;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/clients/{id}/contacts/new", ACCOUNT_MANAGER, this::begin),
                Route.post("/clients/{id}/contacts", ACCOUNT_MANAGER, this::add),
                Route.get("/clients/{id}/contacts/{contact}/edit", ACCOUNT_MANAGER, this::edit),
                Route.post("/clients/{id}/contacts/{contact}/edit", ACCOUNT_MANAGER, this::change));
    }

    private void begin(ServerRequest request, ServerResponse response) {
        Client client = desktop.client(desktop.read(manager.require(request)), request);
        Written written = desktop.before(Map.of(), Map.of("portal", List.of("on")));
        send(request, response, client, Optional.empty(), written, Shown.NOTHING);
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        Client client = desktop.client(desktop.read(user), request);
        desktop.save(response, user, form, tx -> {
                    clients.addContact(tx, client.id(), read(form));
                    return Desktop.path(client.id());
                })
                .ifPresent(refused -> send(request, response, client, Optional.empty(), refused, Shown.NOTHING));
    }

    private void edit(ServerRequest request, ServerResponse response) {
        Tx tx = desktop.read(manager.require(request));
        Client client = desktop.client(tx, request);
        Contact contact = contact(tx, client, request);
        AsSeen seen = seen(tx, contact);
        send(
                request,
                response,
                client,
                Optional.of(contact),
                desktop.before(seen.values(), boxes(contact)),
                seen.shown());
    }

    private AsSeen seen(Tx tx, Contact contact) {
        Stream<String> others = clients.addresses(tx, contact.clientId(), contact.id()).stream()
                .filter(Predicate.not(contact.email()::equals));
        Map<String, String> values = Map.of(
                "name", contact.name(),
                "email", contact.email(),
                "phone", contact.phone().orElse(""),
                "jobTitle", contact.jobTitle().orElse(""),
                "others", String.join("\n", others.toList()));
        return AsSeen.of(values, boxes(contact));
    }

    private static Map<String, List<String>> boxes(Contact contact) {
        return Map.of(
                "critical", checked(contact.critical()),
                "portal", checked(contact.portal()),
                "active", checked(contact.active()));
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        Tx read = desktop.read(user);
        Client client = desktop.client(read, request);
        Contact before = contact(read, client, request);
        desktop.save(response, user, form, tx -> {
                    clients.lockContact(tx, client.id(), before.id());
                    Contact now = contact(tx, client, request);
                    seen(tx, now).mustBeSeenBy(form, now.name());
                    clients.changeContact(tx, changed(now, read(form), form), others(form));
                    return Desktop.path(client.id());
                })
                .ifPresent(refused -> {
                    Tx tx = desktop.read(user);
                    Shown shown = seen(tx, contact(tx, client, request)).shown(form, LABELS, desktop.texts());
                    send(request, response, client, Optional.of(before), refused, shown);
                });
    }

    private Contact contact(Tx tx, Client client, ServerRequest request) {
        return clients.contact(tx, client.id(), Desktop.number(request, "contact", "client.contact-not-found"));
    }

    private static NewContact read(Form form) {
        return new NewContact(
                form.text("name", 120),
                form.text("email", 254),
                form.optional("phone", 40),
                form.optional("jobTitle", 80),
                form.checked("critical"),
                form.checked("portal"),
                others(form));
    }

    private static Contact changed(Contact before, NewContact about, Form form) {
        return new Contact(
                before.id(),
                before.clientId(),
                about.name(),
                about.email(),
                about.phone(),
                about.jobTitle(),
                about.critical(),
                about.portal(),
                form.checked("active"),
                before.createdAt());
    }

    private static List<String> others(Form form) {
        return form.optionalLines("others", 4_000).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> checked(boolean yes) {
        return yes ? List.of("on") : List.of();
    }

    private void send(
            ServerRequest request,
            ServerResponse response,
            Client client,
            Optional<Contact> contact,
            Written written,
            Shown shown) {
        Texts texts = desktop.texts();
        String contacts = Desktop.path(client.id()) + "/contacts";
        var critical = written.check("critical", "on", texts.with("account.is-critical"));
        var portal = written.check("portal", "on", texts.with("account.may-portal"));
        desktop.send(
                request,
                response,
                new ClientForm(
                        contact.map(Contact::name).orElseGet(() -> texts.with("account.add-contact")),
                        client.name(),
                        Desktop.path(client.id()),
                        words(desktop.read(manager.require(request)), contact),
                        contact.map(one -> contacts + "/" + one.id() + "/edit").orElse(contacts),
                        Desktop.path(client.id()),
                        List.of(
                                written.text("name", "account.name"),
                                written.field("email", "account.email", "email", ""),
                                written.text("phone", "account.phone"),
                                written.text("jobTitle", "account.job-title")),
                        List.of(),
                        List.of(written.field("others", "account.other-addresses", "text", "account.others-hint")),
                        contact.map(_ -> List.of(
                                        critical,
                                        portal,
                                        written.check("active", "on", texts.with("account.is-active"))))
                                .orElse(List.of(critical, portal)),
                        written.errors(),
                        shown.mark(),
                        shown.theirs(),
                        desktop.key()));
    }

    /// What a contact is, and for which other clients somebody has the same address.
    private String words(Tx tx, Optional<Contact> contact) {
        String usual = desktop.texts().with("account.contact-words");
        String elsewhere = contact.stream()
                .flatMap(one -> clients.addresses(tx, one.clientId(), one.id()).stream())
                .flatMap(address -> clients.contactsByAddress(tx, address).stream())
                .filter(other -> contact.filter(one -> one.clientId() != other.clientId())
                        .isPresent())
                .map(other -> clients.client(tx, other.clientId()).name())
                .distinct()
                .collect(Collectors.joining(", "));
        return elsewhere.isEmpty() ? usual : usual + " " + desktop.texts().with("account.contact-elsewhere", elsewhere);
    }
}
