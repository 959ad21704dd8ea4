package fettle.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusinessCalendarTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration SEARCHED = Duration.ofDays(3653);

    private final BusinessCalendar office = BusinessCalendar.of("office", "Europe/London", "mon-fri 09:00-17:00", "-");

    @Test
    void calendarsAreEqualWhenNameAndVersionsAre() {
        var same = BusinessCalendar.of("office", "Europe/London", "mon-fri 09:00-17:00", "-");

        assertThat(office).isEqualTo(same).hasSameHashCodeAs(same).hasToString("office");
        assertThat(office).isNotEqualTo(BusinessCalendar.of("desk", "Europe/London", "mon-fri 09:00-17:00", "-"));
        assertThat(office).isNotEqualTo(BusinessCalendar.of("office", "Europe/London", "mon-fri 09:00-18:00", "-"));
        assertThat(office.hashCode())
                .isNotEqualTo(BusinessCalendar.of("desk", "Europe/London", "mon-fri 09:00-17:00", "-")
                        .hashCode());
        assertThat((Object) office).isNotEqualTo("office");
    }

    @Test
    void aFurtherVersionTakesOverOnItsFirstDayInItsOwnZone() {
        var moved = office.with(
                CalendarVersion.from(LocalDate.of(2026, 3, 4), "America/New_York", "mon-fri 09:00-17:00", "-"));

        assertThat(moved.versions()).hasSize(2);
        assertThat(moved.zoneAt(Instant.parse("1999-01-01T00:00:00Z"))).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(moved.zoneAt(Instant.parse("2026-03-04T04:59:59Z"))).isEqualTo(ZoneId.of("Europe/London"));
        assertThat(moved.zoneAt(Instant.parse("2026-03-04T05:00:00Z"))).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(moved.nextOpen(Instant.parse("2026-03-04T05:00:00Z")))
                .contains(Instant.parse("2026-03-04T14:00:00Z"));
    }

    @Test
    void twoVersionsOfOneDayAreRefused() {
        var version = CalendarVersion.from(LocalDate.of(2026, 3, 4), "Europe/London", "24x7", "-");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> office.with(version).with(version));
        assertThatIllegalArgumentException().isThrownBy(() -> new BusinessCalendar("none", List.of()));
    }

    @Test
    void aCalendarThatNeverOpensIsFoundOut() {
        assertThat(BusinessCalendar.of("shut", "Europe/London", "never", "-").isNeverOpenAfter(MONDAY))
                .isTrue();
        assertThat(office.isNeverOpenAfter(MONDAY)).isFalse();
        assertThat(WeeklyHours.NEVER.isNever()).isTrue();
        assertThat(WeeklyHours.AROUND_THE_CLOCK.isNever()).isFalse();
        assertThat(WeeklyHours.parse("mon 09:00-10:00").isNever()).isFalse();
    }

    @Test
    void tenYearsAreTheHorizon() {
        var always = BusinessCalendar.aroundTheClock();

        assertThat(always.add(MONDAY, SEARCHED)).contains(MONDAY.plus(SEARCHED));
        assertThat(always.add(MONDAY, SEARCHED.plusNanos(1))).isEmpty();
        assertThat(always.subtract(MONDAY, SEARCHED)).contains(MONDAY.minus(SEARCHED));
        assertThat(always.subtract(MONDAY, SEARCHED.plusNanos(1))).isEmpty();
        var once = BusinessCalendar.of("once", "Etc/UTC", "never", "2036-03-02=08:00-10:00");
        assertThat(once.nextOpen(MONDAY)).contains(Instant.parse("2036-03-02T08:00:00Z"));
        assertThat(once.nextOpen(MONDAY.minus(SEARCHED))).isEmpty();
        assertThat(once.add(MONDAY, Duration.ofHours(1))).contains(Instant.parse("2036-03-02T09:00:00Z"));
        assertThat(once.add(MONDAY, Duration.ofMinutes(61)))
                .as("open, but more than ten years ahead")
                .isEmpty();
    }

    @Test
    void aCalendarThatNeverOpensAnswersNever() {
        var never = BusinessCalendar.of("never", "Etc/UTC", "never", "-");

        assertThat(never.add(MONDAY, Duration.ofNanos(1))).isEmpty();
        assertThat(never.subtract(MONDAY, Duration.ofNanos(1))).isEmpty();
        assertThat(never.closeOfDay(MONDAY, 0)).isEmpty();
        assertThat(never.add(MONDAY, Duration.ZERO)).contains(MONDAY);
    }

    @Test
    void timeIsCountedToTheNanosecond() {
        assertThat(office.between(MONDAY.plusNanos(3), MONDAY.plusSeconds(1).plusNanos(8)))
                .isEqualTo(Duration.ofSeconds(1).plusNanos(5));
        assertThat(office.add(MONDAY, Duration.ofNanos(7))).contains(MONDAY.plusNanos(7));
        assertThat(office.name()).isEqualTo("office");
    }

    @Test
    void amountsOfTimeAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> office.add(MONDAY, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> office.subtract(MONDAY, Duration.ofNanos(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> office.closeOfDay(MONDAY, -1));
        assertThat(office.subtract(MONDAY, Duration.ZERO)).contains(MONDAY);
    }

    @Test
    void timeIsKnownFrom1900To2199() {
        Instant first = Instant.parse("1900-01-01T00:00:00Z");
        Instant last = Instant.parse("2200-01-01T00:00:00Z");

        assertThat(office.isOpen(first)).isFalse();
        assertThat(office.isOpen(last)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> office.isOpen(first.minusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> office.isOpen(last.plusNanos(1)));
    }

    @Test
    void windowsThatTouchOrOverlapAreOne() {
        var split = BusinessCalendar.of("split", "Etc/UTC", "mon 12:00-17:00,09:00-12:00,10:00-11:00", "-");

        assertThat(split.between(MONDAY, MONDAY.plus(Duration.ofDays(1)))).isEqualTo(Duration.ofHours(8));
        assertThat(split.add(MONDAY, Duration.ofHours(3))).contains(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(split.nextOpen(Instant.parse("2026-03-02T12:00:00Z")))
                .contains(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void anIntervalHoldsItsStartAndNotItsEnd() {
        var hour = new Interval(MONDAY, MONDAY.plusSeconds(3600));

        assertThat(hour.contains(MONDAY)).isTrue();
        assertThat(hour.contains(MONDAY.minusNanos(1))).isFalse();
        assertThat(hour.contains(hour.end())).isFalse();
        assertThat(hour.contains(hour.end().minusNanos(1))).isTrue();
        assertThat(hour.length()).isEqualTo(Duration.ofHours(1));
        assertThat(hour.isEmpty()).isFalse();
        assertThat(hour.within(hour.end(), hour.end().plusSeconds(9)).isEmpty()).isTrue();
        assertThat(hour.within(MONDAY.minusSeconds(9), MONDAY.plusSeconds(60)))
                .isEqualTo(new Interval(MONDAY, MONDAY.plusSeconds(60)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(hour.end(), MONDAY));
    }

    @Test
    void windowsMayEndAtTheSecondMidnightAndNoLater() {
        assertThat(OpeningHours.parse("00:00-48:00")).isEqualTo(new OpeningHours(0, 48 * 60));
        assertThat(OpeningHours.parse("09:00-09:00")).as("a whole day").isEqualTo(new OpeningHours(540, 540 + 1440));
        assertThat(OpeningHours.parse("09:00-09:00").format()).isEqualTo("09:00-09:00");
        assertThat(OpeningHours.parse("09:00-24:00").format()).isEqualTo("09:00-24:00");
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.parse("00:00-48:01"));
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.parse("09:60-10:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.parse("24:00-25:00"));
        assertThatIllegalArgumentException().isThrownBy(() -> OpeningHours.parse("09:00-49:00"));
    }
}
