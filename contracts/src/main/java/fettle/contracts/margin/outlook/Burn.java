package fettle.contracts.margin.outlook;

import fettle.contracts.money.Minutes;
import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/// How an allowance is being used up, against the business time that has gone (DOMAIN 4.8).
///
/// @param used weighted minutes used so far
/// @param allowance weighted minutes in the period
/// @param elapsed business time of the period that has gone, in any unit
/// @param length business time of the whole period, in the same unit
public record Burn(Minutes used, Minutes allowance, Minutes elapsed, Minutes length) {

    /// What to do about it.
    public enum Level {
        /// In the first quarter little can be told.
        QUIET,
        OK,
        /// It will be used up before the period ends.
        WATCH,
        /// It will be used up long before: by more than a quarter too much.
        ACT,
        EXHAUSTED
    }

    /// @throws Refused for negative amounts, no length, or more time gone than there is
    public Burn {
        if (used.isNegative() || allowance.isNegative() || elapsed.isNegative() || !length.isPositive()) {
            throw Refused.because("contracts.margin.burn-negative");
        }
        if (elapsed.compareTo(length) > 0) {
            throw Refused.because("contracts.margin.burn-over", elapsed.toString(), length.toString());
        }
    }

    /// The share used, in basis points, half up; nothing where there is no allowance.
    public OptionalLong usedBasisPoints() {
        return basisPoints(used, allowance);
    }

    /// The share of business time gone, in basis points, half up.
    public OptionalLong elapsedBasisPoints() {
        return basisPoints(elapsed, length);
    }

    /// The minutes that will have been used at the end, exactly, if it goes on like this; nothing before it began.
    ///
    /// 350 minutes in half of the period are 700.
    public Optional<Minutes> projected() {
        if (elapsed.isZero()) {
            return Optional.empty();
        }
        Minutes perLength = used.share(length.numerator(), length.denominator());
        return Optional.of(perLength.share(elapsed.denominator(), elapsed.numerator()));
    }

    /// All used: exhausted. In the first quarter quiet, unless three quarters are used. Then by the
    /// projection: above 125 % act, above 100 % watch.
    public Level level() {
        if (used.compareTo(allowance) >= 0) {
            return Level.EXHAUSTED;
        }
        if (isBelow(elapsed, 25, length) && isBelow(used, 75, allowance)) {
            return Level.QUIET;
        }
        if (projected().map(end -> isBelow(allowance.share(125, 100), 100, end)).orElse(true)) {
            return Level.ACT;
        }
        return isBelow(allowance, 100, projected().orElseThrow()) ? Level.WATCH : Level.OK;
    }

    /// Whether a part is less than so many per cent of a whole.
    private static boolean isBelow(Minutes part, int percent, Minutes whole) {
        return part.share(100, 1).compareTo(whole.share(percent, 1)) < 0;
    }

    private static OptionalLong basisPoints(Minutes part, Minutes whole) {
        if (whole.isZero()) {
            return OptionalLong.empty();
        }
        BigDecimal above = BigDecimal.valueOf(part.numerator())
                .multiply(BigDecimal.valueOf(whole.denominator()))
                .multiply(BigDecimal.valueOf(10_000));
        BigDecimal below = BigDecimal.valueOf(part.denominator()).multiply(BigDecimal.valueOf(whole.numerator()));
        return OptionalLong.of(above.divide(below, 0, RoundingMode.HALF_UP).longValueExact());
    }
}
