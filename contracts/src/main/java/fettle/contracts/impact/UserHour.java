package fettle.contracts.impact;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Currency;

/// What an hour of one user is worth to the client, exactly, and on what that figure rests (DOMAIN 5.1).
///
/// @param numerator minor units an hour, times the denominator; zero or more
/// @param denominator more than 0
public record UserHour(BigInteger numerator, BigInteger denominator, Currency currency, Basis basis) {

    private static final BigInteger PERCENT_NANOS_PER_HOUR = BigInteger.valueOf(360_000_000_000_000L);
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

    /// Where the figure comes from; pages say so beside every amount.
    public enum Basis {
        /// The client's turnover and people: the headline, and an upper view, for some work is caught up
        /// later.
        TURNOVER,
        /// The client's pay: the lower view.
        PAY,
        /// Our own figure for all clients; no money is shown on it, only people and hours.
        DESK_DEFAULT;

        /// Whether the client's own figure stands behind it, so that an amount of money may be shown (DOMAIN
        /// 5.4).
        public boolean isTheClients() {
            return this != DESK_DEFAULT;
        }
    }

    /// @throws Refused for a negative value
    public UserHour {
        if (numerator.signum() < 0 || denominator.signum() <= 0) {
            throw Refused.because("contracts.impact.negative-value");
        }
    }

    /// Turnover over the hours that produce it, times the part of the work that needs the computer.
    ///
    /// 6,000,000 / (50 x 1,700) x 50 % = 35.29 an hour.
    ///
    /// @param headcount all people of the client, more than 0
    /// @param hoursPerPerson production hours of a person in a year, more than 0
    /// @param dependencyBasisPoints how far work needs the computer: 5000 (50 %) where nobody knows better
    /// @throws Refused for a turnover below nothing, no people or hours, or a dependency over 100
    /// %
    public static UserHour ofTurnover(
            Money turnover, long headcount, BigDecimal hoursPerPerson, int dependencyBasisPoints) {
        if (headcount < 1 || hoursPerPerson.signum() <= 0) {
            throw Refused.because("contracts.impact.nobody");
        }
        if (dependencyBasisPoints < 0 || dependencyBasisPoints > 10_000) {
            throw Refused.because("contracts.impact.dependency", dependencyBasisPoints);
        }
        BigDecimal made = BigDecimal.valueOf(turnover.minor()).multiply(BigDecimal.valueOf(dependencyBasisPoints));
        BigDecimal hours =
                hoursPerPerson.multiply(BigDecimal.valueOf(headcount)).multiply(new BigDecimal(WHOLE));
        return exact(made, hours, turnover.currency(), Basis.TURNOVER);
    }

    /// An hour's loaded pay, times 1.0: where turnover is not known, and as the lower view beside it.
    public static UserHour ofPay(Money perHour) {
        return exact(BigDecimal.valueOf(perHour.minor()), BigDecimal.ONE, perHour.currency(), Basis.PAY);
    }

    /// The desk's own figure for every client that has given none.
    public static UserHour deskDefault(Money perHour) {
        return exact(BigDecimal.valueOf(perHour.minor()), BigDecimal.ONE, perHour.currency(), Basis.DESK_DEFAULT);
    }

    /// A value that was worked out elsewhere, such as 3529.4118 minor units an hour.
    public static UserHour ofMinor(BigDecimal minorPerHour, Currency currency, Basis basis) {
        return exact(minorPerHour, BigDecimal.ONE, currency, basis);
    }

    /// What a user's time is worth, half up, once; time got back too late is worth less than nothing.
    ///
    /// 4 h of one stopped user at 35.2941 are 141.18.
    public Money worth(UserTime time) {
        BigDecimal minor = new BigDecimal(numerator.multiply(time.percentNanos()))
                .divide(new BigDecimal(denominator.multiply(PERCENT_NANOS_PER_HOUR)), 0, HALF_UP);
        return new Money(minor.longValueExact(), currency);
    }

    /// What a target tolerates on every ticket: its hours with the users that such a ticket typically stops
    /// (DOMAIN 2.9). 4 h with one user at 35.29 are 141.18.
    ///
    /// @param typicalUsers stopped altogether
    public Money toleratedBy(Duration target, int typicalUsers) {
        return worth(UserTime.of(target, typicalUsers, 100));
    }

    /// Minor units an hour, half up to four decimals, for showing.
    public BigDecimal minorPerHour() {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), 4, HALF_UP);
    }

    private static UserHour exact(BigDecimal above, BigDecimal below, Currency currency, Basis basis) {
        int scale = Math.max(Math.max(above.scale(), below.scale()), 0);
        return new UserHour(
                above.movePointRight(scale).toBigIntegerExact(),
                below.movePointRight(scale).toBigIntegerExact(),
                currency,
                basis);
    }
}
