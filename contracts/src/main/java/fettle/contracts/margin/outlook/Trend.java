package fettle.contracts.margin.outlook;

import fettle.contracts.money.Money;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A client's gross margin in rolling quarters, so that one bad month is noise and two are not (DOMAIN 4.6).
///
/// @param months what is known of each month; gaps are allowed, and leave their quarters without a figure
public record Trend(Map<YearMonth, Month> months) {

    private static final int QUARTER = 3;
    private static final int DROP_BASIS_POINTS = 500;

    /// One month.
    public record Month(Money revenue, Money gross) {

        private Month plus(Month other) {
            return new Month(revenue.plus(other.revenue), gross.plus(other.gross));
        }
    }

    public Trend {
        months = Map.copyOf(months);
    }

    /// The margin of the three months that end with this one, in basis points of their revenue together.
    ///
    /// @return nothing when one of them is missing, or they brought no revenue
    public OptionalLong rolling(YearMonth last) {
        Optional<Month> sum = Optional.empty();
        for (int back = 0; back < QUARTER; back++) {
            Optional<Month> month = Optional.ofNullable(months.get(last.minusMonths(back)));
            if (month.isEmpty()) {
                return OptionalLong.empty();
            }
            sum = sum.isEmpty() ? month : Optional.of(sum.get().plus(month.get()));
        }
        return sum.filter(quarter -> quarter.revenue().isPositive())
                .map(quarter -> OptionalLong.of(quarter.gross().basisPointsOf(quarter.revenue())))
                .orElse(OptionalLong.empty());
    }

    /// By how many basis points the rolling margin stands above the three months before, negative when below.
    public OptionalLong againstBefore(YearMonth last) {
        return against(last, last.minusMonths(QUARTER));
    }

    /// By how many basis points the rolling margin stands above the same three months a year ago.
    public OptionalLong againstYearAgo(YearMonth last) {
        return against(last, last.minusYears(1));
    }

    /// Whether the rolling margin has dropped by more than 5 points twice running, from month to month: an
    /// exception.
    public boolean isFalling(YearMonth last) {
        return isDrop(last) && isDrop(last.minusMonths(1));
    }

    private boolean isDrop(YearMonth month) {
        OptionalLong change = against(month, month.minusMonths(1));
        return change.isPresent() && change.getAsLong() < -DROP_BASIS_POINTS;
    }

    private OptionalLong against(YearMonth last, YearMonth earlier) {
        OptionalLong now = rolling(last);
        OptionalLong then = rolling(earlier);
        return now.isPresent() && then.isPresent()
                ? OptionalLong.of(now.getAsLong() - then.getAsLong())
                : OptionalLong.empty();
    }
}
