package fettle.contracts.margin;

import fettle.contracts.contract.Contract;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractVersion;
import fettle.contracts.money.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A client's month under its contract: what each line earned, what was included, and the margin (DOMAIN 4.1, 4.4).
///
/// @param earned what each line earned, in the order of lines
/// @param included billable time that a fixed line covered
/// @param charged time charged by the hour, after increments
/// @param chargedAmount what that time came to, half up for each piece of work
/// @param unpriced billable work that nothing covers and no line prices: never silently free, an exception instead
public record ClientMonth(
        YearMonth month,
        List<Earned> earned,
        Duration included,
        Duration charged,
        Money chargedAmount,
        List<TimeEntry> unpriced,
        Margin margin) {

    /// What one line earned in the month.
    public record Earned(ContractLine line, Money amount) {}

    /// What else bears on the month.
    ///
    /// @param credits service credits and write-offs, as a positive amount
    /// @param directCost licences, tools, suppliers and travel
    /// @param overheadPerHour the overhead that each hour worked bears
    public record Costs(Money credits, Money directCost, Money overheadPerHour) {}

    public ClientMonth {
        earned = List.copyOf(earned);
        unpriced = List.copyOf(unpriced);
    }

    /// Works out a month; entries of other months are left out.
    public static ClientMonth of(YearMonth month, Contract contract, List<TimeEntry> entries, Costs costs) {
        var tally = new Tally(month, contract);
        contract.versions().forEach(tally::addFees);
        entries.stream()
                .filter(entry -> YearMonth.from(entry.date()).equals(month))
                .forEach(tally::add);
        return tally.result(costs);
    }

    /// The sums of a month while its work is gone through.
    private static final class Tally {

        private final YearMonth month;
        private final Contract contract;
        private final Map<Fixed, Integer> daysOfFee = new LinkedHashMap<>();
        private final Map<ContractLine, Money> earned = new LinkedHashMap<>();
        private final List<TimeEntry> unpriced = new ArrayList<>();
        private final List<Labour> labour = new ArrayList<>();
        private Duration uncosted = Duration.ZERO;
        private Duration included = Duration.ZERO;
        private Duration charged = Duration.ZERO;
        private Money chargedAmount;

        Tally(YearMonth month, Contract contract) {
            this.month = month;
            this.contract = contract;
            chargedAmount = Money.zero(contract.currency());
        }

        /// Counts the days of each fee; a line that a new version carries on unchanged is one fee, rounded
        /// once.
        void addFees(ContractVersion version) {
            LocalDate next = month.plusMonths(1).atDay(1);
            LocalDate from = version.from().isAfter(month.atDay(1)) ? version.from() : month.atDay(1);
            LocalDate until = version.until().filter(next::isAfter).orElse(next);
            if (from.isBefore(until)) {
                int days = (int) (until.toEpochDay() - from.toEpochDay());
                for (ContractLine line : version.lines()) {
                    addLine(line, days);
                }
            }
        }

        void add(TimeEntry entry) {
            entry.labourRate()
                    .ifPresentOrElse(
                            rate -> labour.add(new Labour(entry.worked(), rate)),
                            () -> uncosted = uncosted.plus(entry.worked()));
            if (entry.billable()) {
                use(entry);
            }
        }

        ClientMonth result(Costs costs) {
            Money none = Money.zero(contract.currency());
            daysOfFee.forEach((line, days) -> earned.put(line, line.monthlyFee().share(days, month.lengthOfMonth())));
            Money revenue = earned.values().stream().reduce(none, Money::plus);
            var margin = new Margin(
                    revenue,
                    none,
                    costs.credits(),
                    labour,
                    uncosted,
                    costs.directCost(),
                    none,
                    costs.overheadPerHour());
            List<Earned> lines = earned.entrySet().stream()
                    .map(line -> new Earned(line.getKey(), line.getValue()))
                    .toList();
            return new ClientMonth(month, lines, included, charged, chargedAmount, unpriced, margin);
        }

        private void addLine(ContractLine line, int days) {
            earned.putIfAbsent(line, Money.zero(contract.currency()));
            switch (line) {
                case Fixed fixed -> daysOfFee.merge(fixed, days, Integer::sum);
                default -> {}
            }
        }

        private void use(TimeEntry entry) {
            Optional<ContractLine> line = contract.on(entry.date()).stream()
                    .flatMap(version -> version.lines().stream())
                    .filter(one -> takes(one, entry))
                    .findFirst();
            if (line.isEmpty()) {
                unpriced.add(entry);
                return;
            }
            switch (line.get()) {
                case Fixed _ -> included = included.plus(entry.weighted());
                case TimeAndMaterials hourly -> charge(hourly, entry);
                default -> unpriced.add(entry);
            }
        }

        static boolean takes(ContractLine line, TimeEntry entry) {
            return line instanceof ContractLine.Working working
                    && working.terms().cover().covers(entry.service(), "", "", false);
        }

        private void charge(TimeAndMaterials line, TimeEntry entry) {
            Duration quantity = line.terms().billing().increment().quantity(entry.weighted());
            Money amount = line.hourlyRate().perHourFor(quantity);
            charged = charged.plus(quantity);
            chargedAmount = chargedAmount.plus(amount);
            earned.merge(line, amount, Money::plus);
        }
    }
}
