package fettle.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fettle.contracts.words.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTextTest {

    @Test
    void readsBackWhatItWrote() {
        for (BusinessCalendar calendar : Calendars.all()) {
            for (CalendarVersion version : calendar.versions()) {
                assertThat(WeeklyHours.parse(version.hours().format())).isEqualTo(version.hours());
                assertThat(ExceptionDates.parse(version.exceptions().format())).isEqualTo(version.exceptions());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mon-fri 09:00-17:30;sat 10:00-14:00",
                "mon-fri 08:30-12:30,13:30-18:00",
                "mon-sun 00:00-24:00",
                "sat 22:00-06:00",
                "fri 08:00-33:00",
                "24x7",
                "never"
            })
    void writesAsPeopleDo(String text) {
        assertThat(WeeklyHours.parse(text).format()).isEqualTo(text);
    }

    @Test
    void takesLooseSpacesLettersAndDaysOverTheWeekend() {
        assertThat(WeeklyHours.parse(" Sat-Mon  9:00-12:00 ; wed 10:00-11:00,14:00-15:00")
                        .format())
                .isEqualTo("mon 09:00-12:00;wed 10:00-11:00,14:00-15:00;sat-sun 09:00-12:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mon-fri           | days-and-hours [mon-fri]
            moon 09:00-17:00  | day [moon]
            mon 9-17          | window [9-17]
            mon 09:00-17:60   | no-such-time [09:00-17:60]
            mon 09:00-49:00   | no-such-time [09:00-49:00]
            mon-tue-wed 09:00-10:00 | days [mon-tue-wed]
            ''                | hours-missing []
            """)
    void saysWhatIsWrongWithHours(String text, String sentence) {
        assertThat(refusal(() -> WeeklyHours.parse(text))).isEqualTo("contracts.calendar." + sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-25        | exception [2026-12-25]
            25.12.2026=closed | date [25.12.2026]
            2026-02-30=closed | date [2026-02-30]
            2026-12-25=shut   | window [shut]
            2026-12-25=closed;2026-12-25=closed | exception-twice [2026-12-25]
            """)
    void saysWhatIsWrongWithExceptions(String text, String sentence) {
        assertThat(refusal(() -> ExceptionDates.parse(text))).isEqualTo("contracts.calendar." + sentence);
    }

    @Test
    void saysWhatIsWrongWithAZone() {
        assertThat(refusal(() -> CalendarVersion.of("London", "24x7", "-")))
                .isEqualTo("contracts.calendar.zone [London]");
    }

    @Test
    void refusesOtherDaysRoundTheClock() {
        assertThat(refusal(() -> CalendarVersion.of("Europe/London", "24x7", "2026-12-25=closed")))
                .isEqualTo("contracts.calendar.round-the-clock-exceptions []");
    }

    @Test
    void refusesTwoVersionsFromOneDay() {
        var monday = CalendarVersion.from(LocalDate.of(2026, 3, 2), "Europe/London", "24x7", "-");

        assertThat(refusal(() -> new BusinessCalendar("office", List.of(monday, monday))))
                .isEqualTo("contracts.calendar.same-day []");
    }

    private static String refusal(ThrowingCallable typing) {
        Refused refused = catchThrowableOfType(Refused.class, typing);
        return refused.sentence().key() + " " + refused.sentence().arguments();
    }

    @Test
    void refusesMomentsThatNoTicketHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.aroundTheClock().isOpen(Instant.EPOCH.minusSeconds(9_999_999_999L)))
                .withMessageContaining("from 1900 to 2199");
    }
}
