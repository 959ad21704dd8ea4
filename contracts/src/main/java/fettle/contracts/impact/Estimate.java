package fettle.contracts.impact;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// An amount that is not known, only estimated, and the range in which it lies in eight of ten cases (DOMAIN 5.4).
///
/// @param low minor units
/// @param high minor units
public record Estimate(Money middle, BigDecimal low, BigDecimal high) {

    /// One factor of the product that the amount is, with the range of what it may be.
    ///
    /// @param low more than 0
    /// @param middle the value that the amount was computed with
    public record Factor(BigDecimal low, BigDecimal middle, BigDecimal high) {

        /// @throws Refused when the three do not stand in order, or are not positive
        public Factor {
            if (low.signum() <= 0 || low.compareTo(middle) > 0 || middle.compareTo(high) > 0) {
                throw Refused.because(
                        "contracts.impact.factor", low.toPlainString(), middle.toPlainString(), high.toPlainString());
            }
        }

        private double below() {
            return square(Math.log(middle.doubleValue() / low.doubleValue()));
        }

        private double above() {
            return square(Math.log(high.doubleValue() / middle.doubleValue()));
        }

        private static double square(double value) {
            return value * value;
        }
    }

    /// Puts the ranges of the factors together: the logarithms' squares add up, each side for itself.
    ///
    /// Without factors the range is the amount itself.
    public static Estimate of(Money middle, List<Factor> factors) {
        double below = Math.sqrt(factors.stream().mapToDouble(Factor::below).sum());
        double above = Math.sqrt(factors.stream().mapToDouble(Factor::above).sum());
        return new Estimate(middle, scaled(middle, Math.exp(-below)), scaled(middle, Math.exp(above)));
    }

    /// "about 1,900, between 1,300 and 2,800": each to two significant figures, for more would be made up.
    public Sentence inWords() {
        return Sentence.of(
                "contracts.impact.estimate",
                twoFigures(BigDecimal.valueOf(middle.minor())),
                twoFigures(low),
                twoFigures(high));
    }

    /// What is shown where the client has given no figure: people and hours, no money.
    ///
    /// @param users the most who were affected at once
    public static Sentence withoutMoney(int users, UserTime lost) {
        return Sentence.of(
                "contracts.impact.people-and-hours", users, lost.hours().toPlainString());
    }

    private static BigDecimal scaled(Money middle, double factor) {
        return BigDecimal.valueOf(middle.minor())
                .multiply(BigDecimal.valueOf(factor))
                .setScale(2, HALF_UP);
    }

    private Money twoFigures(BigDecimal minor) {
        BigDecimal rounded = minor.round(new MathContext(2, HALF_UP)).setScale(0, HALF_UP);
        return new Money(rounded.longValueExact(), middle.currency());
    }
}
