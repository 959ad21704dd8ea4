package fettle.contracts.margin;

import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an hour of work brought, beside what it cost us and what it would have brought by the hour (DOMAIN 4.4).
///
/// @param effective what it brought; nothing when nobody worked
/// @param loaded what it cost with its overhead; nothing when nobody worked, or some of the work has no rate
/// @param hourly the contract's, or the company's, rate for work charged by the hour
public record RateComparison(Optional<Money> effective, Optional<Money> loaded, Optional<Money> hourly) {

    /// Compares a month.
    public static RateComparison of(Margin month, Optional<Money> hourly) {
        boolean isCosted = month.hoursWorked().isPositive() && month.uncosted().isZero();
        return new RateComparison(
                month.effectiveHourlyRate(),
                isCosted
                        ? Optional.of(month.labourCost().plus(month.overhead()).perHourOver(month.hoursWorked()))
                        : Optional.empty(),
                hourly);
    }

    /// How the figure is defined, then what it says: whether an hour paid for itself, and whether the
    /// client would have paid more by the hour. Nothing to say of a month without work.
    public List<Sentence> inWords() {
        List<Sentence> words = new ArrayList<>();
        effective.ifPresent(brought -> {
            words.add(Sentence.of("contracts.margin.rate.defined", brought));
            loaded.ifPresent(cost -> words.add(compared("contracts.margin.rate.cost.", brought, cost)));
            hourly.ifPresent(rate -> words.add(compared("contracts.margin.rate.hourly.", brought, rate)));
        });
        return List.copyOf(words);
    }

    private static Sentence compared(String key, Money brought, Money other) {
        int order = brought.compareTo(other);
        if (order == 0) {
            return Sentence.of(key + "same", other);
        }
        return order > 0
                ? Sentence.of(key + "below", other, brought.minus(other))
                : Sentence.of(key + "above", other, other.minus(brought));
    }
}
