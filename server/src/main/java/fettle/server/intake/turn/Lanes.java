package fettle.server.intake.turn;

import fettle.server.client.Addresses;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.mail.MessageIds;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Tells behind whom a mail waits. What a mail says of its sender decides nothing here but whose turn it
/// takes, so it is believed.
final class Lanes {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST_KEPT = 5_000;

    private final Clients clients;
    private final MessageIds ids;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(String owner, Instant at) {}

    Lanes(Clients clients, MessageIds ids, InstantSource clock) {
        this.clients = clients;
        this.ids = ids;
        this.clock = clock;
    }

    Lane lane(Tx tx, Arrival arrival, FirstLook look) {
        if (arrival.history()) {
            return new Lane(arrival.mailboxId(), Lane.HISTORY, Lane.Pace.ORDINARY);
        }
        Lane.Pace pace = answersUs(arrival, look) ? Lane.Pace.REPLY : Lane.Pace.ORDINARY;
        return new Lane(arrival.mailboxId(), owner(tx, arrival, look), pace);
    }

    /// Only what we have signed counts, or anybody could jump the queue.
    private boolean answersUs(Arrival arrival, FirstLook look) {
        return look.named().stream().anyMatch(id -> ids.genuine(id).isPresent())
                || Stream.concat(Arrays.stream(arrival.envelopeTo().split(", ")), look.named().stream())
                        .map(word -> word.replace("<", "").replace(">", ""))
                        .anyMatch(address -> ids.ofReplyAddress(address).isPresent());
    }

    private String owner(Tx tx, Arrival arrival, FirstLook look) {
        return Addresses.folded(look.from())
                .or(() -> Addresses.folded(arrival.envelopeFrom()))
                .map(address -> remembered(tx, address))
                .orElse("");
    }

    private String remembered(Tx tx, String address) {
        Instant now = clock.instant();
        Known last = known.get(address);
        if (last != null && last.at().plus(KEPT).isAfter(now)) {
            return last.owner();
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        String owner = owner(tx, address);
        known.put(address, new Known(owner, now));
        return owner;
    }

    private String owner(Tx tx, String address) {
        String domain = Addresses.domainOf(address);
        Optional<Long> ofDomain = clients.clientOfDomain(tx, domain).map(Client::id);
        return ofDomain.or(() -> ofContact(tx, address)).map(Lane::ofClient).orElse(domain);
    }

    /// Whoever works for several clients takes turns as one of their own domain.
    private Optional<Long> ofContact(Tx tx, String address) {
        List<Long> found = clients.contactsByAddress(tx, address).stream()
                .map(Contact::clientId)
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
