package fettle.contracts.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
            mon-fri           | "mon-fri" needs days and hours, such as mon-fri 09:00-17:30.
            moon 09:00-17:00  | "moon" is not a day: write mon, tue, wed, thu, fri, sat or sun.
            mon 9-17          | "9-17" is not a time such as 09:00-17:30.
            mon 09:00-17:60   | "09:00-17:60" holds a time that no clock shows.
            mon 09:00-49:00   | "09:00-49:00" holds a time that no clock shows.
            mon-tue-wed 09:00-10:00 | "mon-tue-wed" is not a day or a range of days, such as mon-fri.
            ''                | Opening hours are missing: write them like mon-fri 09:00-17:30, or 24x7, or never.
            """)
    void saysWhatIsWrongWithHours(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeeklyHours.parse(text))
                .withMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-25        | "2026-12-25" is not an exception such as 2026-12-25=closed or 2026-12-24=09:00-13:00.
            25.12.2026=closed | "25.12.2026" is not a date such as 2026-12-25.
            2026-02-30=closed | "2026-02-30" is not a date such as 2026-12-25.
            2026-12-25=shut   | "shut" is not a time such as 09:00-17:30.
            2026-12-25=closed;2026-12-25=closed | The date 2026-12-25 stands twice among the exceptions.
            """)
    void saysWhatIsWrongWithExceptions(String text, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExceptionDates.parse(text))
                .withMessage(sentence);
    }

    @Test
    void saysWhatIsWrongWithAZone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarVersion.of("London", "24x7", "-"))
                .withMessage("\"London\" is not a time zone such as Europe/London.");
    }

    @Test
    void refusesTwoVersionsFromOneDay() {
        var monday = CalendarVersion.from(LocalDate.of(2026, 3, 2), "Europe/London", "24x7", "-");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar("office", List.of(monday, monday)))
                .withMessageContaining("begin on the same day");
    }

    @Test
    void refusesMomentsThatNoTicketHas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BusinessCalendar.aroundTheClock().isOpen(Instant.EPOCH.minusSeconds(9_999_999_999L)))
                .withMessageContaining("from 1900 to 2199");
    }
}
