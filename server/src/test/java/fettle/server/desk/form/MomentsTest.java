package fettle.server.desk.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/// Times as they are typed, on the two nights of the year in which clocks are changed.
class MomentsTest {

    private final Moments london = new Moments(Instant.parse("2026-03-04T09:00:00Z"), ZoneId.of("Europe/London"));

    @Test
    void refusesATimeThatClocksSkipAndNamesThoseThatThereAre() {
        assertThatThrownBy(() -> london.parse("sendAt", "2026-03-29T01:30"))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().sentence(Texts.load("en")))
                                .isEqualTo("“2026-03-29T01:30” does not exist: in that night clocks go from 01:00 to"
                                        + " 02:00. Choose a time before 01:00, or 02:00 and later."));

        assertThat(london.parse("sendAt", "2026-03-29T00:59")).isEqualTo(Instant.parse("2026-03-29T00:59:00Z"));
        assertThat(london.parse("sendAt", "2026-03-29T02:00")).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    }

    @Test
    void takesTheFirstOfTheTwoWhereClocksGoBack() {
        assertThat(london.parse("sendAt", "2026-10-25T01:30")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }
}
