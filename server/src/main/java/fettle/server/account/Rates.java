package fettle.server.account;

import fettle.contracts.money.Money;
import fettle.server.staff.LabourRate;
import java.time.Duration;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an hour of each person costs, from day to day (DOMAIN 4.2).
record Rates(List<LabourRate> all) {

    /// The rate in force on the day of the work.
    Optional<LabourRate> on(WorkedTime work) {
        return all.stream()
                .filter(rate -> rate.technicianId() == work.technicianId())
                .filter(rate -> !rate.validFrom().isAfter(work.day()))
                .max(Comparator.comparing(LabourRate::validFrom));
    }

    /// What the hours worked bear of the overhead, rounded once for each rate of it. Work without a rate bears the
    /// highest one of the month, so that a missing rate never makes a client look better.
    Money overhead(List<WorkedTime> work, Currency currency) {
        TreeMap<Long, Duration> hours = new TreeMap<>();
        Duration without = Duration.ZERO;
        for (WorkedTime entry : work) {
            Optional<LabourRate> rate = on(entry).filter(it -> it.currency().equals(currency.getCurrencyCode()));
            if (rate.isPresent()) {
                hours.merge(rate.get().overheadMinor(), entry.worked(), Duration::plus);
            } else {
                without = without.plus(entry.worked());
            }
        }
        if (!hours.isEmpty()) {
            hours.merge(hours.lastKey(), without, Duration::plus);
        }
        return hours.entrySet().stream()
                .map((Map.Entry<Long, Duration> part) -> new Money(part.getKey(), currency).perHourFor(part.getValue()))
                .reduce(Money.zero(currency), Money::plus);
    }
}
