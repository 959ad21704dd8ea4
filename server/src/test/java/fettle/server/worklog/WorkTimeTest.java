package fettle.server.worklog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.web.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkTimeTest {

    @ParameterizedTest(name = "{0} is {1} minutes")
    @CsvSource(textBlock = """
            12,        12
            12m,       12
            12 min,    12
            1h 20,     80
            1h20m,     80
            1 h,       60
            0:45,      45
            10:05,     605
            1.5h,      90
            '1,25 h',  75
            24h,       1440
            """)
    void readsTimeAsPeopleTypeIt(String typed, int minutes) {
        assertThat(WorkTime.parse(typed)).isEqualTo(minutes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "1h 75", "-5", "1:2:3", "12x", "1.5", "99999999999999"})
    void saysWhatItCannotRead(String typed) {
        assertThatThrownBy(() -> WorkTime.parse(typed))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().key()).isEqualTo("worklog.time-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "24h 1", "1441", "99999"})
    void refusesMoreThanADayAndLessThanAMinute(String typed) {
        assertThatThrownBy(() -> WorkTime.parse(typed))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal ->
                                assertThat(refusal.fields().getFirst().key()).isEqualTo("worklog.time-out-of-range"));
    }

    @Test
    void takesAnEmptyFieldForNoTime() {
        assertThat(WorkTime.optional("  ")).isEmpty();
        assertThat(WorkTime.optional("5")).contains(5);
    }

    @Test
    void showsTimeInWords() {
        assertThat(WorkTime.words(45)).isEqualTo("45m");
        assertThat(WorkTime.words(120)).isEqualTo("2h");
        assertThat(WorkTime.words(80)).isEqualTo("1h 20m");
    }
}
