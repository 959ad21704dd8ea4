package fettle.contracts.settle;

import static java.util.stream.Collectors.joining;

import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.CoverRule.Aspect;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;

/// One thing that was looked at when a piece of work was settled, and what came of it.
public sealed interface Step {

    /// It in words, for whoever asks why.
    Sentence sentence();

    /// The work is not charged at all.
    record NotBilled(Unbilled reason) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of("contracts.settle.not-billed", Sentence.of("contracts.settle.unbilled." + word(reason)));
        }
    }

    /// No version of the contract holds on the day of the work.
    record NoContract(String contract, LocalDate day) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of("contracts.settle.no-contract", contract, day);
        }
    }

    /// The contract is not this client's.
    record OtherClient(String contract) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of("contracts.settle.other-client", contract);
        }
    }

    /// The month of the work had been closed when it was written down.
    record Late(LocalDate day, YearMonth charged) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of("contracts.settle.late", day, charged.atDay(1));
        }
    }

    /// How much counts.
    record Counts(Work work, Counted counted) implements Step {

        @Override
        public Sentence sentence() {
            Minutes weighted = counted.weighted();
            if (work.agreed().isPresent()) {
                return Sentence.of("contracts.settle.counts-agreed", work.worked(), weighted.toDuration());
            }
            boolean plain = weighted.equals(counted.billable());
            if (counted.inHours().isZero() || counted.afterHours().isZero()) {
                return plain ? plain(weighted) : weighed(weighted);
            }
            return Sentence.of(
                    plain ? "contracts.settle.counts-split" : "contracts.settle.counts-weighted",
                    work.worked(),
                    counted.inHours().toDuration(),
                    counted.afterHours().toDuration(),
                    weighted.toDuration());
        }

        private Sentence plain(Minutes weighted) {
            return weighted.equals(Minutes.of(work.worked()))
                    ? Sentence.of("contracts.settle.counts", work.worked())
                    : Sentence.of("contracts.settle.counts-rounded", work.worked(), weighted.toDuration());
        }

        private Sentence weighed(Minutes weighted) {
            return Sentence.of(
                    counted.afterHours().isZero()
                            ? "contracts.settle.counts-by-kind"
                            : "contracts.settle.counts-after-hours",
                    work.worked(),
                    weighted.toDuration());
        }
    }

    /// A rule of a line does not speak of the work.
    ///
    /// @param number the rule's place in its line, from 1
    record Missed(Working line, int number, CoverRule rule, Aspect aspect, Work work) implements Step {

        @Override
        public Sentence sentence() {
            return switch (aspect) {
                case SERVICE -> about("contracts.settle.missed.service", rule.services(), work.service());
                case KIND -> about("contracts.settle.missed.kind", rule.kinds(), work.kind());
                case PERSON -> Sentence.of("contracts.settle.missed.person", line.name(), number);
                case HOURS ->
                    Sentence.of(
                            rule.hours() == CoverRule.Hours.IN_HOURS
                                    ? "contracts.settle.missed.in-hours"
                                    : "contracts.settle.missed.after-hours",
                            line.name(),
                            number);
            };
        }

        private Sentence about(String key, Set<String> named, String done) {
            String names = named.stream().sorted().collect(joining(", "));
            return done.isEmpty()
                    ? Sentence.of(key + "-unknown", line.name(), number, names)
                    : Sentence.of(key, line.name(), number, names, done);
        }
    }

    /// A rule of a line speaks of some or all of the work and decides.
    ///
    /// @param part what it decides about
    record Decided(Working line, int number, boolean covers, Part part) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of(
                    "contracts.settle." + (covers ? "covered." : "left-out.") + word(part), line.name(), number);
        }
    }

    /// A part of a piece of work by the support hours.
    enum Part {
        ALL,
        IN_HOURS,
        AFTER_HOURS
    }

    /// A line covers the work, but holds nothing for it.
    record Empty(Working line) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of("contracts.settle.empty", line.name());
        }
    }

    /// A line took some or all of the work.
    record Took(Split split) implements Step {

        @Override
        public Sentence sentence() {
            String name = split.line().name();
            String key = "contracts.settle.took." + word(split.use());
            return switch (split.use()) {
                case INCLUDED, ROLLED_OVER, ALLOWANCE, BLOCK ->
                    Sentence.of(key, name, split.minutes().toDuration());
                case RETAINER, OVERAGE, HOURLY ->
                    Sentence.of(key, name, split.minutes().toDuration(), split.amount());
                case INCIDENT -> incident(split.amount(), name, key);
            };
        }

        private static Sentence incident(Money amount, String name, String key) {
            return amount.isZero() ? Sentence.of(key + "-again", name) : Sentence.of(key, name, amount);
        }
    }

    /// Nothing takes the rest.
    record Uncovered(Minutes minutes) implements Step {

        @Override
        public Sentence sentence() {
            return Sentence.of("contracts.settle.uncovered", minutes.toDuration());
        }
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
