package fettle.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The laws of DOMAIN 1.5, on all calendars of the reference cases and at seeded random moments.
class BusinessTimeLawsTest {

    private static final long FIRST = Instant.parse("2010-01-01T00:00:00Z").getEpochSecond();
    private static final long LAST = Instant.parse("2031-01-01T00:00:00Z").getEpochSecond();
    private static final int ROUNDS = 150;

    private final Random random = new Random(20260302);

    private interface Law {
        void holds(BusinessCalendar calendar);
    }

    @Test
    void whatIsAddedHasPassed() {
        everywhere(calendar -> {
            Instant start = anyMoment();
            Duration time = anyTime();

            Optional<Instant> end = calendar.add(start, time);

            end.ifPresent(at -> assertThat(calendar.between(start, at)).isEqualTo(time));
        });
    }

    @Test
    void noEarlierMomentWouldDo() {
        everywhere(calendar -> {
            Instant start = anyMoment();
            Duration time = anyTime();

            Optional<Instant> end = calendar.add(start, time);

            end.map(at -> at.minusNanos(1))
                    .ifPresent(before ->
                            assertThat(calendar.between(start, before)).isLessThan(time));
        });
    }

    @Test
    void whatIsSubtractedPassesUntilThen() {
        everywhere(calendar -> {
            Instant end = anyMoment();
            Duration time = anyTime();

            Optional<Instant> start = calendar.subtract(end, time);

            start.ifPresent(at -> assertThat(calendar.between(at, end)).isEqualTo(time));
            start.map(at -> at.plusNanos(1))
                    .ifPresent(after -> assertThat(calendar.between(after, end)).isLessThan(time));
        });
    }

    @Test
    void addingTwiceIsAddingTheSum() {
        everywhere(calendar -> {
            Instant start = anyMoment();
            Duration one = anyTime();
            Duration other = anyTime();

            Optional<Instant> twice = calendar.add(start, one).flatMap(then -> calendar.add(then, other));

            twice.ifPresent(
                    end -> assertThat(calendar.add(start, one.plus(other))).hasValue(end));
        });
    }

    @Test
    void timeIsAdditive() {
        everywhere(calendar -> {
            Instant a = anyMoment();
            Instant b = anyMoment();
            Instant c = anyMoment();

            assertThat(calendar.between(a, b).plus(calendar.between(b, c))).isEqualTo(calendar.between(a, c));
        });
    }

    @Test
    void timeNeverRunsBackOrFasterThanTheClock() {
        everywhere(calendar -> {
            Instant start = anyMoment();
            Instant end = start.plus(anyTime());

            assertThat(calendar.between(start, end)).isBetween(Duration.ZERO, Duration.between(start, end));
        });
    }

    @Test
    void nothingIsOpenBeforeTheNextOpening() {
        everywhere(calendar -> {
            Instant moment = anyMoment();

            calendar.nextOpen(moment).ifPresent(open -> {
                assertThat(calendar.isOpen(open)).isTrue();
                assertThat(calendar.between(moment, open)).isZero();
            });
        });
    }

    @Test
    void aMomentIsOpenWhereTimePassesAfterIt() {
        everywhere(calendar -> {
            Instant moment = anyMoment();

            boolean passes = !calendar.between(moment, moment.plusNanos(1)).isZero();

            assertThat(calendar.isOpen(moment)).isEqualTo(passes);
        });
    }

    @Test
    void businessDaysEndInOrderAndWhileTimePasses() {
        everywhere(calendar -> {
            Instant moment = anyMoment();

            Optional<Instant> first = calendar.closeOfDay(moment, 0);
            Optional<Instant> second = calendar.closeOfDay(moment, 1);

            first.ifPresent(end -> assertThat(calendar.between(moment, end)).isPositive());
            first.ifPresent(end -> second.ifPresent(next -> assertThat(next).isAfter(end)));
        });
    }

    private void everywhere(Law law) {
        for (BusinessCalendar calendar : Calendars.all()) {
            for (int round = 0; round < ROUNDS; round++) {
                law.holds(calendar);
            }
        }
    }

    private Instant anyMoment() {
        return Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(4) == 0 ? random.nextInt(999) : 0);
    }

    private Duration anyTime() {
        return Duration.ofSeconds(random.nextLong(1, random.nextBoolean() ? 40_000 : 3_000_000));
    }
}
