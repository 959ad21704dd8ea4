package fettle.contracts.impact;

import static java.math.RoundingMode.HALF_UP;

import fettle.contracts.words.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;

/// The working time that users lost, or got back: people times hours times the degree to which they were stopped
/// (DOMAIN 5.2).
///
/// @param percentNanos exact, in nanoseconds of one user times per cent; negative for time got back too late
public record UserTime(BigInteger percentNanos) implements Comparable<UserTime> {

    public static final UserTime NONE = new UserTime(BigInteger.ZERO);

    private static final BigDecimal PER_SECOND = BigDecimal.valueOf(100_000_000_000L);

    /// The time of so many users over a length of time.
    ///
    /// @param time production time; may be negative, as a difference of two others
    /// @param users zero or more
    /// @param degreePercent 100 stopped, 75 hardly, 50 half, 25 slowed, 10 nuisance, 0 worked around
    /// @throws Refused for fewer users than none, or a degree outside 0 to 100
    public static UserTime of(Duration time, int users, int degreePercent) {
        if (users < 0 || degreePercent < 0 || degreePercent > 100) {
            throw Refused.because("contracts.impact.users", users, degreePercent);
        }
        BigInteger nanos = BigInteger.valueOf(time.getSeconds())
                .multiply(BigInteger.valueOf(1_000_000_000L))
                .add(BigInteger.valueOf(time.getNano()));
        return new UserTime(nanos.multiply(BigInteger.valueOf((long) users * degreePercent)));
    }

    /// Both times together, exact; a negative one takes away (DOMAIN 5.3).
    public UserTime plus(UserTime other) {
        return new UserTime(percentNanos.add(other.percentNanos));
    }

    /// In seconds of one user stopped altogether, exact.
    public BigDecimal seconds() {
        return new BigDecimal(percentNanos).divide(PER_SECOND);
    }

    /// In hours of one user stopped altogether, half up to a tenth, for showing.
    public BigDecimal hours() {
        return seconds().divide(BigDecimal.valueOf(3600), 1, HALF_UP);
    }

    @Override
    public int compareTo(UserTime other) {
        return percentNanos.compareTo(other.percentNanos);
    }
}
