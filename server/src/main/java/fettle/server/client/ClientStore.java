package fettle.server.client;

import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Clients and their people as rows, by the statements in `client.sql`. Every `Tx` of a person is bound to their
/// client.
final class ClientStore {

    void insert(Tx tx, Client client) {
        tx.sql("client.insert")
                .set("id", client.id())
                .set("name", client.name())
                .set("zone", client.zone().getId())
                .set("headcount", client.headcount())
                .set("accountManager", client.accountManagerId())
                .set("createdAt", client.createdAt())
                .update();
    }

    boolean update(Tx tx, Client client) {
        return tx.sql("client.update")
                        .set("id", client.id())
                        .set("name", client.name())
                        .set("zone", client.zone().getId())
                        .set("headcount", client.headcount())
                        .set("accountManager", client.accountManagerId())
                        .set("active", client.active())
                        .update()
                == 1;
    }

    void lock(Tx tx, long id) {
        tx.sql("client.lock").set("id", id).update();
    }

    void lockContact(Tx tx, long id) {
        tx.sql("client.lock-contact").set("id", id).update();
    }

    Optional<Client> find(Tx tx, long id) {
        return tx.sql("client.find").set("id", id).one(ClientStore::client);
    }

    Optional<Client> named(Tx tx, String name) {
        return tx.sql("client.named").set("name", name).one(ClientStore::client);
    }

    List<Client> all(Tx tx) {
        return tx.sql("client.all").list(ClientStore::client);
    }

    Optional<Client> ofDomain(Tx tx, String domain) {
        return tx.sql("client.of-domain").set("domain", domain).one(ClientStore::client);
    }

    void addDomain(Tx client, String domain) {
        client.sql("client.add-domain").set("domain", domain).update();
    }

    void removeDomains(Tx client) {
        client.sql("client.remove-domains").update();
    }

    List<String> domains(Tx client) {
        return client.sql("client.domains").list(row -> row.text("domain"));
    }

    void insert(Tx client, Contact contact) {
        client.sql("client.add-contact")
                .set("id", contact.id())
                .set("name", contact.name())
                .set("email", contact.email())
                .set("phone", contact.phone())
                .set("jobTitle", contact.jobTitle())
                .set("critical", contact.critical())
                .set("portal", contact.portal())
                .set("createdAt", contact.createdAt())
                .update();
    }

    boolean update(Tx client, Contact contact) {
        return client.sql("client.update-contact")
                        .set("id", contact.id())
                        .set("name", contact.name())
                        .set("email", contact.email())
                        .set("phone", contact.phone())
                        .set("jobTitle", contact.jobTitle())
                        .set("critical", contact.critical())
                        .set("portal", contact.portal())
                        .set("active", contact.active())
                        .update()
                == 1;
    }

    void addAddress(Tx client, long contactId, String address) {
        client.sql("client.add-address")
                .set("address", address)
                .set("contact", contactId)
                .update();
    }

    void removeAddresses(Tx client, long contactId) {
        client.sql("client.remove-addresses").set("contact", contactId).update();
    }

    List<String> addresses(Tx client, long contactId) {
        return client.sql("client.addresses").set("contact", contactId).list(row -> row.text("address"));
    }

    Optional<Long> addressOwner(Tx client, String address) {
        return client.sql("client.address-owner").set("address", address).one(row -> row.id("contact_id"));
    }

    Optional<Contact> contact(Tx client, long id) {
        return client.sql("client.contact").set("id", id).one(ClientStore::contact);
    }

    List<Contact> contacts(Tx client) {
        return client.sql("client.contacts").list(ClientStore::contact);
    }

    List<Contact> contactsByAddress(Tx tx, String address) {
        return tx.sql("client.contacts-by-address").set("address", address).list(ClientStore::contact);
    }

    private static Client client(Row row) {
        return new Client(
                row.id("id"),
                row.text("name"),
                ZoneId.of(row.text("zone")),
                row.optionalCount("headcount"),
                row.optionalId("account_manager_id"),
                row.yes("reserved"),
                row.yes("active"),
                row.instant("created_at"));
    }

    private static Contact contact(Row row) {
        return new Contact(
                row.id("id"),
                row.id("client_id"),
                row.text("name"),
                row.text("email"),
                row.optionalText("phone"),
                row.optionalText("job_title"),
                row.yes("critical"),
                row.yes("portal"),
                row.yes("active"),
                row.instant("created_at"));
    }
}
