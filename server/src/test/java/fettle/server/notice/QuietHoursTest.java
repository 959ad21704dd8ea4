package fettle.server.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(textBlock = """
            2026-03-04T12:00,                 , at work
            2026-03-04T18:00, 2026-03-05T08:00, an evening
            2026-03-05T07:59, 2026-03-05T08:00, early in the morning
            2026-03-05T08:00,                 , the morning itself
            2026-03-06T19:00, 2026-03-09T08:00, Friday evening
            2026-03-07T12:00, 2026-03-09T08:00, Saturday noon
            2026-03-08T23:00, 2026-03-09T08:00, Sunday night
            2026-03-28T23:00, 2026-03-30T08:00, the night in which clocks are put on
            """)
    void eveningsNightsAndWeekendsAreQuietUntilTheNextMorning(LocalDateTime at, LocalDateTime end, String why) {
        Optional<Instant> expected = Optional.ofNullable(end).map(QuietHoursTest::instant);

        assertThat(QuietHours.offDuty(BERLIN).end(instant(at))).isEqualTo(expected);
    }

    @Test
    void aBreakInTheDayIsQuietUntilItsEnd() {
        var noon = new QuietHours(BERLIN, LocalTime.of(12, 0), LocalTime.of(13, 0), false);

        assertThat(noon.end(instant(LocalDateTime.parse("2026-03-07T12:30"))))
                .contains(instant(LocalDateTime.parse("2026-03-07T13:00")));
        assertThat(noon.end(instant(LocalDateTime.parse("2026-03-07T11:59")))).isEmpty();
    }

    @Test
    void whoWantsNoQuietHoursHasNone() {
        var never = new QuietHours(BERLIN, LocalTime.of(8, 0), LocalTime.of(8, 0), false);

        assertThat(never.end(instant(LocalDateTime.parse("2026-03-07T03:00")))).isEmpty();
    }

    @Test
    void aMorningThatTheClocksSkipIsTheMomentAfterIt() {
        var early = new QuietHours(BERLIN, LocalTime.of(22, 0), LocalTime.of(2, 30), false);

        assertThat(early.end(instant(LocalDateTime.parse("2026-03-28T23:00"))))
                .contains(instant(LocalDateTime.parse("2026-03-29T03:30")));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(BERLIN).toInstant();
    }
}
