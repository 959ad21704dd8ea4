package fettle.contracts.money;

import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

/// An exact number of minutes: a fraction in lowest terms, never rounded unless a rule says so (DOMAIN 3).
///
/// 30 minutes bought at 9.99 an hour come to no decimal; as a fraction they add up again to what they were taken from.
/// Negative amounts exist, as the difference of two others. What no longer fits two whole numbers of 63 bits is an
/// `ArithmeticException`: some ten thousand years, or a denominator that no sum of real rates comes to.
///
/// @param numerator the minutes times the denominator
/// @param denominator 1 or more
public record Minutes(long numerator, long denominator) implements Comparable<Minutes> {

    public static final Minutes ZERO = new Minutes(0, 1);

    private static final long SMALL = 1L << 30;
    private static final long NANOS = Duration.ofMinutes(1).toNanos();

    /// Brings the fraction to its lowest terms.
    public Minutes {
        if (denominator <= 0) {
            throw new IllegalArgumentException("A fraction of minutes has a positive denominator.");
        }
        if (denominator > 1) {
            long common = gcd(Math.abs(numerator), denominator);
            numerator /= common;
            denominator /= common;
        }
    }

    /// Whole minutes.
    public static Minutes of(long whole) {
        return new Minutes(whole, 1);
    }

    /// A length of time, to the nanosecond.
    public static Minutes of(Duration time) {
        return time.getNano() == 0 ? new Minutes(time.getSeconds(), 60) : new Minutes(time.toNanos(), NANOS);
    }

    /// A number of minutes with decimals.
    public static Minutes of(BigDecimal decimal) {
        return fraction(decimal.unscaledValue(), BigInteger.ONE, decimal.scale());
    }

    /// Reads `45`, `45.5` or `33340/1111`.
    ///
    /// @throws Refused when the text is none of these
    public static Minutes parse(String text) {
        String[] sides = text.strip().split("/", -1);
        try {
            return sides.length == 2
                    ? new Minutes(Long.parseLong(sides[0]), Long.parseLong(sides[1]))
                    : of(new BigDecimal(text.strip()));
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw Refused.because("contracts.money.not-minutes", text);
        }
    }

    /// The time that an amount buys at an hourly rate: 100.00 at 120.00 an hour are 50 minutes.
    ///
    /// @param hourlyRate more than nothing, in the same currency
    public static Minutes boughtFor(Money amount, Money hourlyRate) {
        amount.minus(Money.zero(hourlyRate.currency()));
        return fraction(
                BigInteger.valueOf(amount.minor()).multiply(BigInteger.valueOf(60)),
                BigInteger.valueOf(hourlyRate.minor()),
                0);
    }

    /// The sum, exact.
    ///
    /// @throws ArithmeticException when it no longer fits
    public Minutes plus(Minutes other) {
        if (denominator == other.denominator) {
            return new Minutes(Math.addExact(numerator, other.numerator), denominator);
        }
        if (isSmall(this) && isSmall(other)) {
            return new Minutes(
                    numerator * other.denominator + other.numerator * denominator, denominator * other.denominator);
        }
        return fraction(
                big(numerator)
                        .multiply(big(other.denominator))
                        .add(big(other.numerator).multiply(big(denominator))),
                big(denominator).multiply(big(other.denominator)),
                0);
    }

    /// The difference, exact; negative when the other is more.
    ///
    /// @throws ArithmeticException when it no longer fits
    public Minutes minus(Minutes other) {
        return plus(new Minutes(Math.negateExact(other.numerator), other.denominator));
    }

    /// These minutes times a multiplier, such as 1.5 after hours.
    public Minutes times(BigDecimal factor) {
        return factor.compareTo(BigDecimal.ONE) == 0
                ? this
                : fraction(big(numerator).multiply(factor.unscaledValue()), big(denominator), factor.scale());
    }

    /// A share of these minutes, such as 17 of 31 days.
    ///
    /// @param whole more than zero
    public Minutes share(long part, long whole) {
        return part == whole
                ? this
                : fraction(big(numerator).multiply(big(part)), big(denominator).multiply(big(whole)), 0);
    }

    /// The nearest whole number, half of one up, ties away from zero.
    public Minutes halfUp() {
        return denominator == 1
                ? this
                : of(Division.halfUp(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator)));
    }

    /// The fewer of the two.
    public Minutes min(Minutes other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /// The more of the two.
    public Minutes max(Minutes other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Whether it is exactly nothing.
    public boolean isZero() {
        return numerator == 0;
    }

    /// Whether it is more than nothing, by however little.
    public boolean isPositive() {
        return numerator > 0;
    }

    /// Whether it is less than nothing, by however little.
    public boolean isNegative() {
        return numerator < 0;
    }

    /// As a length of time, for showing: rounded half up to the nanosecond.
    public Duration toDuration() {
        return Duration.ofNanos(Division.halfUp(big(numerator).multiply(big(NANOS)), big(denominator)));
    }

    @Override
    public int compareTo(Minutes other) {
        return denominator == other.denominator
                ? Long.compare(numerator, other.numerator)
                : big(numerator)
                        .multiply(big(other.denominator))
                        .compareTo(big(other.numerator).multiply(big(denominator)));
    }

    /// `45`, `45.5`, or `33340/1111` where no finite decimal exists.
    @Override
    public String toString() {
        try {
            return BigDecimal.valueOf(numerator)
                    .divide(BigDecimal.valueOf(denominator))
                    .toPlainString();
        } catch (ArithmeticException endless) {
            return numerator + "/" + denominator;
        }
    }

    private static Minutes fraction(BigInteger numerator, BigInteger denominator, int scale) {
        BigInteger above = scale < 0 ? numerator.multiply(BigInteger.TEN.pow(-scale)) : numerator;
        BigInteger below = scale > 0 ? denominator.multiply(BigInteger.TEN.pow(scale)) : denominator;
        if (above.bitLength() < 64 && below.bitLength() < 64) {
            return new Minutes(above.longValue(), below.longValue());
        }
        BigInteger common = above.gcd(below);
        return new Minutes(
                above.divide(common).longValueExact(), below.divide(common).longValueExact());
    }

    /// Whether products of two such fractions fit 63 bits: nearly always, and so much quicker.
    private static boolean isSmall(Minutes minutes) {
        return Math.abs(minutes.numerator) < SMALL && minutes.denominator < SMALL;
    }

    private static BigInteger big(long number) {
        return BigInteger.valueOf(number);
    }

    private static long gcd(long one, long other) {
        long larger = one;
        long smaller = other;
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
