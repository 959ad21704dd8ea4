package fettle.contracts.contract;

import java.util.Set;

/// The clients who share a contract: its pools, its invoice address and its approvers (DOMAIN 3.1).
///
/// @param name what people call the group
/// @param clients by id; the work of all of them uses up the same lines
public record ClientGroup(String name, Set<String> clients) {

    public ClientGroup {
        clients = Set.copyOf(clients);
    }

    /// A contract with one client.
    public static ClientGroup of(String client) {
        return new ClientGroup(client, Set.of(client));
    }

    /// Whether a client, by id, shares the contract (DOMAIN 3.1).
    public boolean includes(String client) {
        return clients.contains(client);
    }
}
