package fettle.contracts.money;

import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/// An amount of one currency, in whole minor units: 12.34 pounds are 1234 pence (DOMAIN 3).
///
/// What must be rounded is rounded half up, ties away from zero, once, where a rule says so. Amounts of different
/// currencies are never added or compared.
public record Money(long minor, Currency currency) implements Comparable<Money> {

    private static final long SMALL = 1L << 30;
    private static final Pattern TYPED = Pattern.compile("-?(?:[0-9]{1,3}(?:[, ][0-9]{3})+|[0-9]+)(?:\\.[0-9]+)?");
    private static final BigInteger MINUTES_PER_HOUR = BigInteger.valueOf(60);
    private static final BigInteger NANOS_PER_HOUR =
            BigInteger.valueOf(Duration.ofHours(1).toNanos());

    /// Reads an amount as people type it: a comma or a blank stands between thousands and nowhere else,
    /// since `420,50` would else be a hundred times as much.
    ///
    /// @throws Refused with a sentence to show to whoever typed it
    public static Money typed(String amount, String currency) {
        String bare = amount.strip();
        if (!TYPED.matcher(bare).matches()) {
            throw Refused.because("contracts.money.not-an-amount", bare);
        }
        return of(bare.replace(",", "").replace(" ", ""), currency);
    }

    /// Reads an amount that a program wrote.
    ///
    /// @param amount a decimal number, such as `-12.34`
    /// @throws Refused also when the amount is finer than the currency's smallest coin
    public static Money of(String amount, String currency) {
        Currency unit = currency(currency);
        try {
            return new Money(
                    new BigDecimal(amount.strip())
                            .movePointRight(unit.getDefaultFractionDigits())
                            .longValueExact(),
                    unit);
        } catch (NumberFormatException notANumber) {
            throw Refused.because("contracts.money.not-an-amount", amount);
        } catch (ArithmeticException tooFine) {
            throw Refused.because("contracts.money.too-fine", amount, unit.getCurrencyCode());
        }
    }

    public static Money ofMinor(long minor, String currency) {
        return new Money(minor, currency(currency));
    }

    /// No money, of a currency: the start of every sum, so that it has a currency even when nothing is added.
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Reads an ISO code such as `GBP`.
    ///
    /// @throws Refused with a sentence to show to whoever typed it
    public static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw Refused.because("contracts.money.unknown-currency", code);
        }
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, inSameCurrency(other)), currency);
    }

    /// The difference, exact; negative when the other is more.
    ///
    /// @throws IllegalArgumentException when the currencies differ (DOMAIN 3)
    /// @throws ArithmeticException when it no longer fits
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, inSameCurrency(other)), currency);
    }

    /// What this hourly rate comes to over a length of time: 41.47 an hour for 10 minutes is 6.91.
    public Money perHourFor(Duration time) {
        return times(nanos(time), NANOS_PER_HOUR);
    }

    /// What this hourly rate comes to over exact minutes, half up: 99.99 an hour for 12211/1111 minutes is 18.32.
    public Money perHourFor(Minutes minutes) {
        if (Math.abs(minor) < SMALL && Math.abs(minutes.numerator()) < SMALL && minutes.denominator() < SMALL) {
            return new Money(Division.halfUp(minor * minutes.numerator(), minutes.denominator() * 60), currency);
        }
        return times(
                BigInteger.valueOf(minutes.numerator()),
                BigInteger.valueOf(minutes.denominator()).multiply(MINUTES_PER_HOUR));
    }

    /// The hourly rate at which this amount was earned in a length of time, which is more than none.
    public Money perHourOver(Duration time) {
        return times(NANOS_PER_HOUR, nanos(time));
    }

    /// A share of this amount, such as 12 of 31 days.
    public Money share(long part, long whole) {
        return times(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    /// A share of this amount, such as 434.5 of 600 minutes, half up.
    ///
    /// @param whole more than zero
    public Money share(Minutes part, Minutes whole) {
        return times(
                BigInteger.valueOf(part.numerator()).multiply(BigInteger.valueOf(whole.denominator())),
                BigInteger.valueOf(whole.numerator()).multiply(BigInteger.valueOf(part.denominator())));
    }

    /// This amount in basis points of another: 9830 is 98.30 %.
    public long basisPointsOf(Money whole) {
        return Division.halfUp(
                BigInteger.valueOf(minor).multiply(BigInteger.valueOf(10_000)),
                BigInteger.valueOf(inSameCurrency(whole)));
    }

    /// The same amount with the other sign, as for a credit.
    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /// Whether it is more than nothing.
    public boolean isPositive() {
        return minor > 0;
    }

    /// Whether it is less than nothing, such as a credit or a loss.
    public boolean isNegative() {
        return minor < 0;
    }

    /// Whether it is nothing, in whatever currency.
    public boolean isZero() {
        return minor == 0;
    }

    /// The amount as a decimal number: `1250.00`.
    public BigDecimal amount() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, inSameCurrency(other));
    }

    @Override
    public String toString() {
        return currency + " " + amount();
    }

    private Money times(BigInteger part, BigInteger whole) {
        return new Money(Division.halfUp(BigInteger.valueOf(minor).multiply(part), whole), currency);
    }

    private static BigInteger nanos(Duration time) {
        return BigInteger.valueOf(time.toNanos());
    }

    private long inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Amounts in " + currency + " and " + other.currency + " do not mix.");
        }
        return other.minor;
    }
}
