package fettle.server;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.contract.Contract;
import fettle.server.contract.Terms;
import fettle.server.contract.group.SharedContract;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Globex has bought hours ahead, which it shares with Acme.
final class SharedHours {

    private static final Scope TEST = new Scope.System("test");

    private SharedHours() {}

    /// The pages about it.
    static List<String> of(TestServer server) {
        Features features = server.fettle().features();
        LocalDate january = LocalDate.of(2026, 1, 1);
        return server.database().transaction(TEST, tx -> {
            long acme = server.people().acme().id();
            Contract usual = features.contracts().ofClient(tx, acme).getFirst();
            Terms terms = features.contracts().versions(tx, usual).getFirst().terms();
            ContractLine hours = new ContractLine.Allowance(
                    "Hours",
                    Money.ofMinor(90_000, "GBP"),
                    Minutes.of(600),
                    Period.YEAR,
                    Rollover.NONE,
                    true,
                    Optional.empty(),
                    WorkTerms.ALL);
            Contract ahead = features.contracts()
                    .agree(
                            tx,
                            server.people().globex().id(),
                            "Hours ahead",
                            usual.currency(),
                            january,
                            terms.with(List.of(hours)),
                            Optional.empty());
            SharedContract group = features.groups().share(tx, ahead, "Globex and Acme");
            features.groups().join(tx, group, acme, january);
            return List.of("/contracts/" + ahead.id(), "/client-groups", "/client-groups/" + group.id());
        });
    }
}
