package fettle.contracts.settle;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Contracts in pounds and work in UTC, for tests.
final class Agreements {

    private Agreements() {}

    static Contract contract(String from, ContractLine... lines) {
        return contract(version(from, Optional.empty(), lines));
    }

    static Contract contract(ContractVersion... versions) {
        return new Contract("Acme", Money.currency("GBP"), List.of(versions));
    }

    static ContractVersion version(String from, Optional<String> until, ContractLine... lines) {
        return new ContractVersion(LocalDate.parse(from), until.map(LocalDate::parse), List.of(lines));
    }

    /// Work at noon.
    static Work work(String id, String date, long minutes, String service) {
        LocalDate day = LocalDate.parse(date);
        return Work.of(
                        id,
                        "acme",
                        "ticket " + id,
                        day,
                        day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                        Duration.ofMinutes(minutes))
                .about(service, "");
    }

    static Work weighted(String id, String date, String minutes, String service) {
        return work(id, date, 1, service).counting(Minutes.parse(minutes));
    }

    static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
