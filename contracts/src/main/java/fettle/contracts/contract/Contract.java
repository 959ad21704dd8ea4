package fettle.contracts.contract;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The whole agreement with a client: its versions, one after the other, in one currency.
///
/// There may be days between two versions on which no version holds.
public record Contract(String name, Currency currency, List<ContractVersion> versions) {

    /// A contract from its versions, in any order.
    ///
    /// @throws IllegalArgumentException with a sentence to show to whoever typed the contract
    public Contract {
        versions = versions.stream()
                .sorted(Comparator.comparing(ContractVersion::from))
                .toList();
        for (int i = 1; i < versions.size(); i++) {
            if (versions.get(i - 1).overlaps(versions.get(i))) {
                throw new IllegalArgumentException(
                        "The version from " + versions.get(i - 1).from() + " must end before the one from "
                                + versions.get(i).from() + " begins.");
            }
        }
        for (ContractVersion version : versions) {
            requireCurrency(currency, version);
        }
    }

    /// The version that holds on a day, nothing when none does.
    public Optional<ContractVersion> on(LocalDate date) {
        return versions.stream().filter(version -> version.holdsOn(date)).findFirst();
    }

    private static void requireCurrency(Currency currency, ContractVersion version) {
        for (ContractLine line : version.lines()) {
            if (!line.price().currency().equals(currency)) {
                throw new IllegalArgumentException("The line \"" + line.name() + "\" is priced in "
                        + line.price().currency() + ", but the contract is in " + currency + ".");
            }
        }
    }
}
