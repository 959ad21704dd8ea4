package fettle.server.intake.balance;

import java.time.Duration;
import java.time.Instant;

/// A quarter of an hour, numbered from 1970. Midnight falls between two of them in every time zone, so days add up of
/// them wherever somebody is.
record Quarter(long number) {

    private static final long LENGTH = Duration.ofMinutes(15).toMillis();

    static Quarter of(Instant instant) {
        return new Quarter(Math.floorDiv(instant.toEpochMilli(), LENGTH));
    }

    Instant begins() {
        return Instant.ofEpochMilli(number * LENGTH);
    }
}
