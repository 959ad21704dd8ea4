package fettle.server.client;

import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The people of clients for pages that only show them: each is remembered until anybody's particulars change here, and
/// for a few seconds at most, since another program on the same database changes them too and tells this one nothing.
final class KnownContacts {

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST = 2_000;

    private final InstantSource clock;
    private final LongSupplier changes;
    private final ClientStore store;
    private final Map<Key, Known> known = new ConcurrentHashMap<>();

    private record Key(long clientId, long contactId) {}

    /// @param changes how often people had changed before it was read
    private record Known(Contact contact, Instant at, long changes) {}

    KnownContacts(InstantSource clock, LongSupplier changes, ClientStore store) {
        this.clock = clock;
        this.changes = changes;
        this.store = store;
    }

    Optional<Contact> find(Tx tx, long clientId, long contactId) {
        Tx client = tx.forClient(clientId); // before memory is asked: a contact may not even ask for another client's
        var key = new Key(clientId, contactId);
        long before = changes.getAsLong();
        Instant now = clock.instant();
        Known last = known.get(key);
        if (last != null && last.changes() == before && last.at().plus(KEPT).isAfter(now)) {
            return Optional.of(last.contact());
        }
        Optional<Contact> found = store.contact(client, contactId);
        found.ifPresent(contact -> remember(key, new Known(contact, now, before)));
        return found;
    }

    private void remember(Key key, Known read) {
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(key, read);
    }
}
