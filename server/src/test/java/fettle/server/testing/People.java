package fettle.server.testing;

import fettle.server.Fettle;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.signin.Role;
import fettle.server.staff.Technician;
import fettle.server.store.Scope;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The people of the stories that tests tell, made by the same verbs as real ones: Tess the technician, Lee the lead,
/// Max the account manager, Ada the administrator; Ann at Acme, Bob at Globex.
public final class People {

    private static final Scope TEST = new Scope.System("test people");

    private final Fettle fettle;
    private final Map<String, DeskUser> staff = new ConcurrentHashMap<>();
    private final Map<String, Client> clients = new ConcurrentHashMap<>();
    private final Map<String, PortalUser> contacts = new ConcurrentHashMap<>();

    People(Fettle fettle) {
        this.fettle = fettle;
    }

    public DeskUser tess() {
        return technician("Tess Tanner", Role.TECHNICIAN);
    }

    /// A second technician.
    public DeskUser tom() {
        return technician("Tom Tyler", Role.TECHNICIAN);
    }

    public DeskUser lee() {
        return technician("Lee Lambert", Role.LEAD);
    }

    public DeskUser max() {
        return technician("Max Mercer", Role.ACCOUNT_MANAGER);
    }

    public DeskUser ada() {
        return technician("Ada Archer", Role.ADMINISTRATOR);
    }

    public Client acme() {
        return client("Acme", "acme.test");
    }

    public Client globex() {
        return client("Globex", "globex.test");
    }

    public PortalUser ann() {
        return contact("Ann Abbott", acme(), "ann@acme.test");
    }

    public PortalUser bob() {
        return contact("Bob Bishop", globex(), "bob@globex.test");
    }

    private DeskUser technician(String name, Role role) {
        return staff.computeIfAbsent(
                name,
                _ -> fettle.database().transaction(TEST, tx -> {
                    String email = name.split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT) + "@msp.test";
                    Technician person = fettle.features().staff().add(tx, email, name, role);
                    return new DeskUser(person.id(), person.email(), person.name(), person.role());
                }));
    }

    private Client client(String name, String domain) {
        return clients.computeIfAbsent(
                name,
                _ -> fettle.database()
                        .transaction(
                                TEST,
                                tx -> fettle.features()
                                        .clients()
                                        .add(
                                                tx,
                                                new NewClient(
                                                        name,
                                                        ZoneId.of("Europe/London"),
                                                        Optional.of(40),
                                                        Optional.empty(),
                                                        List.of(domain)))));
    }

    private PortalUser contact(String name, Client client, String email) {
        return contacts.computeIfAbsent(
                name,
                _ -> fettle.database().transaction(TEST, tx -> {
                    Contact contact = fettle.features()
                            .clients()
                            .addContact(
                                    tx,
                                    client.id(),
                                    new NewContact(
                                            name, email, Optional.empty(), Optional.empty(), false, true, List.of()));
                    return new PortalUser(client.id(), contact.id(), email, name, client.name());
                }));
    }
}
