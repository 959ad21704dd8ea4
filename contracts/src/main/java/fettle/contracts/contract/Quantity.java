package fettle.contracts.contract;

import fettle.contracts.words.Refused;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// How many of something a client has, from day to day (DOMAIN 3.6).
///
/// @param changes each holds until the next; before the first there is none
public record Quantity(List<Change> changes) {

    /// So many, from a day on.
    public record Change(LocalDate from, int count) {

        public Change {
            if (count < 0) {
                throw Refused.because("contracts.contract.count", count);
            }
        }
    }

    /// Brings the changes into order.
    ///
    /// @throws Refused when two begin on one day
    public Quantity {
        changes = changes.stream().sorted(Comparator.comparing(Change::from)).toList();
        for (int i = 1; i < changes.size(); i++) {
            if (changes.get(i).from().equals(changes.get(i - 1).from())) {
                throw Refused.because(
                        "contracts.contract.two-changes", changes.get(i).from());
            }
        }
    }

    /// The same number on every day from one on.
    public static Quantity from(LocalDate day, int count) {
        return new Quantity(List.of(new Change(day, count)));
    }

    /// How many there are on a day; none before the first change.
    public int on(LocalDate day) {
        int count = 0;
        for (Change change : changes) {
            if (change.from().isAfter(day)) {
                return count;
            }
            count = change.count();
        }
        return count;
    }
}
