package fettle.server.api.people;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The companies that we support, and their people.
public final class ClientResource implements Resource {

    /// A company.
    ///
    /// @param accountManager the id of the technician who answers for its contract
    record Company(
            String id,
            String name,
            ZoneId zone,
            Optional<Integer> headcount,
            Optional<String> accountManager,
            List<String> domains,
            boolean active,
            Instant createdAt) {}

    /// A person at a company.
    record Person(
            String id,
            String client,
            String name,
            String email,
            List<String> otherAddresses,
            Optional<String> phone,
            Optional<String> jobTitle,
            boolean critical,
            boolean portal,
            boolean active,
            Instant createdAt) {}

    private final Clients clients;
    private final Staff staff;

    public ClientResource(Clients clients, Staff staff) {
        this.clients = clients;
        this.staff = staff;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/clients", this::list),
                Operation.create("/clients", Who.API, this::add, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/clients/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.put("/clients/{id}", Who.API, this::change, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/clients/{id}/contacts", this::contacts),
                Operation.create(
                        "/clients/{id}/contacts",
                        Who.API,
                        this::addContact,
                        (call, tx, id) -> contact(tx, call.inPath("id"), Long.parseLong(id))),
                Operation.read(
                        "/clients/{id}/contacts/{contact}",
                        (call, tx) -> contact(tx, call.inPath("id"), call.inPath("contact"))),
                Operation.put(
                        "/clients/{id}/contacts/{contact}",
                        Who.API,
                        this::changeContact,
                        (call, tx, id) -> contact(tx, call.inPath("id"), Long.parseLong(id))));
    }

    private Object list(Call call, Tx tx) {
        return call.listing().of(clients.all(tx), Client::id).map(client -> shown(tx, client));
    }

    private Company one(Tx tx, long id) {
        return shown(tx, clients.client(tx, id));
    }

    private Company shown(Tx tx, Client client) {
        return new Company(
                String.valueOf(client.id()),
                client.name(),
                client.zone(),
                client.headcount(),
                client.accountManagerId().map(String::valueOf),
                clients.domains(tx, client.id()),
                client.active(),
                client.createdAt());
    }

    private Function<Tx, String> add(Call call) {
        Members body = call.body();
        var about = new NewClient(
                body.text("name"),
                ZoneId.of(body.text("zone")),
                body.optionalCount("headcount"),
                body.optionalId("accountManager"),
                body.texts("domains"));
        return tx -> {
            checkManager(tx, about.accountManagerId());
            return String.valueOf(clients.add(tx, about).id());
        };
    }

    private Function<Tx, String> change(Call call) {
        Members body = call.body();
        long id = call.inPath("id");
        return tx -> {
            Client before = clients.client(tx, id);
            checkManager(tx, body.optionalId("accountManager"));
            var after = new Client(
                    id,
                    body.text("name"),
                    ZoneId.of(body.text("zone")),
                    body.optionalCount("headcount"),
                    body.optionalId("accountManager"),
                    before.reserved(),
                    body.yes("active", true),
                    before.createdAt());
            clients.change(tx, after, body.texts("domains"));
            return String.valueOf(id);
        };
    }

    private void checkManager(Tx tx, Optional<Long> manager) {
        if (manager.filter(id -> staff.find(tx, id).isEmpty()).isPresent()) {
            throw Refusal.Invalid.field("accountManager", "staff.not-found");
        }
    }

    private Object contacts(Call call, Tx tx) {
        long id = clients.client(tx, call.inPath("id")).id();
        return call.listing().of(clients.contacts(tx, id), Contact::id).map(contact -> shown(tx, contact));
    }

    private Person contact(Tx tx, long clientId, long contactId) {
        return shown(tx, clients.contact(tx, clientId, contactId));
    }

    private Person shown(Tx tx, Contact contact) {
        return new Person(
                String.valueOf(contact.id()),
                String.valueOf(contact.clientId()),
                contact.name(),
                contact.email(),
                clients.addresses(tx, contact.clientId(), contact.id()).stream()
                        .filter(address -> !address.equals(contact.email()))
                        .toList(),
                contact.phone(),
                contact.jobTitle(),
                contact.critical(),
                contact.portal(),
                contact.active(),
                contact.createdAt());
    }

    private Function<Tx, String> addContact(Call call) {
        Members body = call.body();
        var about = new NewContact(
                body.text("name"),
                body.text("email"),
                body.optionalText("phone"),
                body.optionalText("jobTitle"),
                body.yes("critical", false),
                body.yes("portal", true),
                body.texts("otherAddresses"));
        return tx -> {
            long clientId = clients.client(tx, call.inPath("id")).id();
            return String.valueOf(clients.addContact(tx, clientId, about).id());
        };
    }

    private Function<Tx, String> changeContact(Call call) {
        Members body = call.body();
        return tx -> {
            Contact before = clients.contact(tx, call.inPath("id"), call.inPath("contact"));
            var after = new Contact(
                    before.id(),
                    before.clientId(),
                    body.text("name"),
                    body.text("email"),
                    body.optionalText("phone"),
                    body.optionalText("jobTitle"),
                    body.yes("critical", false),
                    body.yes("portal", true),
                    body.yes("active", before.active()),
                    before.createdAt());
            clients.changeContact(tx, after, body.texts("otherAddresses"));
            return String.valueOf(before.id());
        };
    }
}
