package fettle.server.client;

import fettle.server.store.Ids;
import fettle.server.store.Recent;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The companies that we support, and their people. Verbs join the caller's transaction.
public final class Clients {

    private final InstantSource clock;
    private final Ids ids;
    private final Recent<List<Client>> recent;
    private final ClientStore store = new ClientStore();
    private final AtomicLong changes = new AtomicLong();
    private final KnownContacts known;

    public Clients(InstantSource clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.recent = new Recent<>(clock, List.of(), this::all);
        this.known = new KnownContacts(clock, changes::get, store);
    }

    /// How often a client or one of their people has changed here, for who remembers names.
    public long changes() {
        return changes.get();
    }

    public Client client(Tx tx, long id) {
        return store.find(tx, id).orElseThrow(() -> new Refusal.NotFound("client.not-found"));
    }

    /// All but the reserved one, by name.
    public List<Client> all(Tx tx) {
        return store.all(tx);
    }

    /// The same for forms that offer them, at most a few seconds old.
    public List<Client> shown(Tx tx) {
        return recent.get(tx);
    }

    /// One of them likewise; the reserved one too.
    public Client shown(Tx tx, long id) {
        return shown(tx).stream()
                .filter(client -> client.id() == id)
                .findFirst()
                .orElseGet(() -> client(tx, id));
    }

    public List<String> domains(Tx tx, long clientId) {
        return store.domains(tx.forClient(clientId));
    }

    /// The client whose people write from this domain: the domain itself, else the nearest one above it.
    /// Free-mail domains belong to nobody.
    public Optional<Client> clientOfDomain(Tx tx, String domain) {
        for (String name = domain.toLowerCase(Locale.ROOT);
                name.contains(".");
                name = name.substring(name.indexOf('.') + 1)) {
            if (FreeMail.is(name)) {
                return Optional.empty();
            }
            Optional<Client> found = store.ofDomain(tx, name).filter(Client::active);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    public Client add(Tx tx, NewClient about) {
        var client = new Client(
                ids.next(),
                called(about.name()),
                about.zone(),
                about.headcount(),
                about.accountManagerId(),
                false,
                true,
                clock.instant());
        if (store.named(tx, client.name()).isPresent()) {
            throw new Refusal.Conflict("client.name-taken", client.name());
        }
        store.insert(tx, client);
        recent.changed(tx);
        addDomains(tx, client.id(), about.domains());
        return client;
    }

    /// Makes every other change of this client wait until this transaction has ended.
    public void lock(Tx tx, long clientId) {
        store.lock(tx, clientId);
    }

    /// The same for one of its people.
    public void lockContact(Tx tx, long clientId, long contactId) {
        store.lockContact(tx.forClient(clientId), contactId);
    }

    /// Keeps the changed client; its domains become exactly the given ones.
    public void change(Tx tx, Client client, List<String> domains) {
        called(client.name());
        if (store.named(tx, client.name())
                .filter(other -> other.id() != client.id())
                .isPresent()) {
            throw new Refusal.Conflict("client.name-taken", client.name());
        }
        recent.changed(tx);
        if (!store.update(tx, client)) {
            throw new Refusal.NotFound("client.not-found");
        }
        tx.afterCommit(changes::incrementAndGet);
        store.removeDomains(tx.forClient(client.id()));
        addDomains(tx, client.id(), domains);
    }

    public Contact contact(Tx tx, long clientId, long contactId) {
        return findContact(tx, clientId, contactId).orElseThrow(() -> new Refusal.NotFound("client.contact-not-found"));
    }

    public Optional<Contact> findContact(Tx tx, long clientId, long contactId) {
        return store.contact(tx.forClient(clientId), contactId);
    }

    /// The same for pages that only show them, at most a few seconds old.
    public Optional<Contact> shownContact(Tx tx, long clientId, long contactId) {
        return known.find(tx, clientId, contactId);
    }

    public List<Contact> contacts(Tx tx, long clientId) {
        return store.contacts(tx.forClient(clientId));
    }

    /// Who may have written from this address: one person as a rule, several when somebody works for
    /// several clients. The address counts with and without its `+tag`.
    public List<Contact> contactsByAddress(Tx tx, String address) {
        Optional<String> folded = Addresses.folded(address);
        if (folded.isEmpty()) {
            return List.of();
        }
        List<Contact> exact = active(tx, store.contactsByAddress(tx, folded.get()));
        String untagged = Addresses.withoutTag(folded.get());
        return exact.isEmpty() && !untagged.equals(folded.get())
                ? active(tx, store.contactsByAddress(tx, untagged))
                : exact;
    }

    /// Whose address it was, where it is nobody's any more: of somebody who has left, or of a client that has.
    public Optional<Former> former(Tx tx, String address) {
        Optional<String> folded = Addresses.folded(address);
        if (folded.isEmpty() || !contactsByAddress(tx, address).isEmpty()) {
            return Optional.empty();
        }
        return store.contactsByAddress(tx, folded.get()).stream()
                .findFirst()
                .map(contact -> new Former(client(tx, contact.clientId()), Optional.of(contact)))
                .or(() -> formerOfDomain(tx, Addresses.domainOf(folded.get())));
    }

    public List<String> addresses(Tx tx, long clientId, long contactId) {
        return store.addresses(tx.forClient(clientId), contactId);
    }

    public Contact addContact(Tx tx, long clientId, NewContact about) {
        Tx client = tx.forClient(clientId);
        var contact = new Contact(
                ids.next(),
                clientId,
                called(about.name()),
                address(about.email()),
                about.phone(),
                about.jobTitle(),
                about.critical(),
                about.portal(),
                true,
                clock.instant());
        store.insert(client, contact);
        addAddresses(client, contact, about.otherAddresses());
        return contact;
    }

    /// Keeps the changed person; what they write from becomes exactly `email` and the given other addresses.
    public void changeContact(Tx tx, Contact contact, List<String> otherAddresses) {
        Tx client = tx.forClient(contact.clientId());
        called(contact.name());
        if (!store.update(client, contact)) {
            throw new Refusal.NotFound("client.contact-not-found");
        }
        tx.afterCommit(changes::incrementAndGet);
        store.removeAddresses(client, contact.id());
        addAddresses(client, contact, otherAddresses);
    }

    private void addDomains(Tx tx, long clientId, List<String> domains) {
        for (String written : domains.stream().distinct().toList()) {
            String domain = Addresses.foldedDomain(written)
                    .orElseThrow(() -> Refusal.Invalid.field("domains", "client.domain-malformed", written));
            if (PublicSuffixes.has(domain)) {
                throw Refusal.Invalid.field("domains", "client.domain-public-suffix", domain);
            }
            if (FreeMail.is(domain)) {
                throw Refusal.Invalid.field("domains", "client.domain-free-mail", domain);
            }
            store.ofDomain(tx, domain).ifPresent(owner -> {
                throw new Refusal.Conflict("client.domain-taken", domain, owner.name());
            });
            store.addDomain(tx.forClient(clientId), domain);
        }
    }

    private void addAddresses(Tx client, Contact contact, List<String> others) {
        Stream.concat(Stream.of(contact.email()), others.stream())
                .map(Clients::address)
                .distinct()
                .forEach(address -> {
                    if (store.addressOwner(client, address).isPresent()) {
                        throw new Refusal.Conflict("client.address-taken", address);
                    }
                    store.addAddress(client, contact.id(), address);
                });
    }

    private Optional<Former> formerOfDomain(Tx tx, String domain) {
        return FreeMail.is(domain) || clientOfDomain(tx, domain).isPresent()
                ? Optional.empty()
                : store.ofDomain(tx, domain).map(client -> new Former(client, Optional.empty()));
    }

    /// Those who are still there, at clients whom we still support.
    private List<Contact> active(Tx tx, List<Contact> contacts) {
        return contacts.stream()
                .filter(Contact::active)
                .filter(contact -> shown(tx, contact.clientId()).active())
                .toList();
    }

    private static String address(String written) {
        return Addresses.folded(written)
                .orElseThrow(() -> Refusal.Invalid.field("email", "client.address-malformed", written));
    }

    private static String called(String name) {
        if (name.isBlank() || name.length() > 120) {
            throw Refusal.Invalid.field("name", "client.name-length");
        }
        return name;
    }
}
