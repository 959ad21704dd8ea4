package fettle.contracts.settle;

import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import java.util.List;
import java.util.Optional;

/// What is left of a piece of work within support hours, or outside them, while lines take of it.
final class Rest {

    /// A line whose minutes did not suffice, and what an hour costs from there on.
    record Overage(Working line, Money rate) {}

    private final boolean afterHours;
    private Minutes minutes = Minutes.ZERO;
    private Optional<Overage> overage = Optional.empty();

    Rest(boolean afterHours) {
        this.afterHours = afterHours;
    }

    boolean isAfterHours() {
        return afterHours;
    }

    boolean isOpen() {
        return minutes.isPositive();
    }

    Optional<Overage> overage() {
        return overage;
    }

    void begin(Minutes weighted) {
        minutes = weighted;
    }

    /// Notes what is charged once nothing else takes the rest; the first line to say so counts.
    void exceed(Overage line) {
        if (overage.isEmpty()) {
            overage = Optional.of(line);
        }
    }

    static Minutes sum(List<Rest> rests) {
        Minutes sum = Minutes.ZERO;
        for (Rest rest : rests) {
            sum = sum.plus(rest.minutes);
        }
        return sum;
    }

    /// Takes minutes off, from the first on.
    static void deduct(Minutes minutes, List<Rest> rests) {
        Minutes open = minutes;
        for (Rest rest : rests) {
            Minutes part = rest.minutes.min(open);
            rest.minutes = rest.minutes.minus(part);
            open = open.minus(part);
        }
    }
}
