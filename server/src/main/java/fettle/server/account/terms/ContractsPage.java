package fettle.server.account.terms;

import java.util.List;

/// All contracts, or those of one client.
///
/// @param newPath where a contract for the client begins; "" while no client is chosen or the reader may not
record ContractsPage(String title, String newPath, List<Row> contracts, List<Without> without) {

    record Row(String path, String name, String client, String clientPath, String span, String terms, boolean ended) {}

    /// A client that has no contract.
    record Without(String name, String path) {}

    boolean any() {
        return !contracts.isEmpty();
    }

    boolean adds() {
        return !newPath.isEmpty();
    }

    boolean anyWithout() {
        return !without.isEmpty();
    }
}
