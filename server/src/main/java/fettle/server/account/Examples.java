package fettle.server.account;

import fettle.contracts.settle.Settlement;
import fettle.contracts.words.Sentence;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.store.Tx;
import fettle.server.store.edition.Editions;
import fettle.server.store.edition.Remembered;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Pieces of real work of which each shows something of the agreements that those before it do not: a kind
/// of line, or a sentence of why work is covered. Together they explain how time is counted better than any
/// made-up case.
public final class Examples {

    private final Clients clients;
    private final Covers covers;
    private final Remembered<Long, List<Covers.Covered>> known = new Remembered<>(20_000, shown -> 1 + shown.size());

    public Examples(Clients clients, Covers covers) {
        this.clients = clients;
        this.covers = covers;
    }

    /// A client's example.
    public record Example(Client client, Covers.Covered covered) {}

    /// Of one client's work, the latest that shows it.
    public List<Covers.Covered> of(Tx tx, long clientId) {
        Tx own = tx.forClient(clientId); // before memory is asked: a contact may not even ask for another client's
        return known.get(clientId, edition(own, clientId), _ -> true, () -> {
            Set<String> told = new HashSet<>();
            return covers.latest(own, clientId)
                    .filter(covered -> told.addAll(shown(covered)))
                    .toList();
        });
    }

    /// Nothing is kept for a client that shares a contract: its books change with the work of others.
    private OptionalLong edition(Tx own, long clientId) {
        return covers.isShared(own, clientId) ? OptionalLong.empty() : Editions.of(own, clientId);
    }

    /// Of all clients' work, by the clients' names.
    public List<Example> ofAll(Tx tx) {
        Set<String> told = new HashSet<>();
        return clients.all(tx).stream()
                .flatMap(client -> of(tx, client.id()).stream().map(covered -> new Example(client, covered)))
                .filter(example -> told.addAll(shown(example.covered())))
                .toList();
    }

    private static Set<String> shown(Covers.Covered covered) {
        Set<String> shown = new HashSet<>();
        for (Settlement settlement : covered.settlement().stream().toList()) {
            Stream<String> lines = settlement.splits().stream()
                    .map(split -> split.line().getClass().getSimpleName() + split.use());
            Stream<String> reasons = settlement.reasons().stream().map(Sentence::key);
            Stream.concat(lines, reasons).forEach(shown::add);
        }
        return shown;
    }
}
