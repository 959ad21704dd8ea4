package fettle.server.account.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.calendar.ExceptionDates;
import fettle.web.text.Texts;
import org.junit.jupiter.api.Test;

class OtherDaysTest {

    private final OtherDays otherDays = new OtherDays(Texts.load("en"));

    @Test
    void tellsThemYearByYearWithWhatIsAlikeTogether() {
        var dates = ExceptionDates.parse(
                "2027-01-01=closed;2026-12-25=closed;2026-12-24=09:00-13:00;2026-12-28=closed;2025-12-25=closed");

        assertThat(otherDays.lines(dates, 2026))
                .containsExactly("2026: closed on 25 Dec, 28 Dec; 09:00-13:00 on 24 Dec", "2027: closed on 1 Jan");
    }

    @Test
    void tellsNothingOfNone() {
        assertThat(otherDays.lines(ExceptionDates.NONE, 2026)).isEmpty();
    }
}
