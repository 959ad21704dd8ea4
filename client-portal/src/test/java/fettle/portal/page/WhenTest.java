package fettle.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.web.text.Texts;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WhenTest {

    private static final Instant NOW = Instant.parse("2026-03-04T09:00:00Z"); // a Wednesday

    private final When when = new When(Texts.load("en"), ZoneId.of("Europe/London"), NOW);

    @Test
    void namesNoDayToday() {
        assertThat(when.at(Instant.parse("2026-03-04T10:20:00Z"))).isEqualTo("10:20");
        assertThat(when.on(Instant.parse("2026-03-04T10:20:00Z"))).isEqualTo("today at 10:20");
    }

    @Test
    void namesTheDayWhenItIsNotToday() {
        assertThat(when.at(Instant.parse("2026-03-05T10:20:00Z"))).isEqualTo("tomorrow at 10:20");
        assertThat(when.at(Instant.parse("2026-03-03T10:20:00Z"))).isEqualTo("yesterday at 10:20");
        assertThat(when.at(Instant.parse("2026-03-10T10:20:00Z"))).isEqualTo("Tuesday at 10:20");
        assertThat(when.at(Instant.parse("2026-03-11T10:20:00Z"))).isEqualTo("Wed 11 Mar, 10:20");
        assertThat(when.at(Instant.parse("2026-03-01T10:20:00Z"))).isEqualTo("Sun 1 Mar, 10:20");
        assertThat(when.at(Instant.parse("2025-12-31T10:20:00Z"))).isEqualTo("Wed 31 Dec 2025, 10:20");
    }

    @Test
    void readsTheClockWhereTheReaderIs() {
        var sydney = new When(Texts.load("en"), ZoneId.of("Australia/Sydney"), NOW);

        assertThat(sydney.at(Instant.parse("2026-03-04T13:30:00Z"))).isEqualTo("tomorrow at 00:30");
        assertThat(sydney.greeting("Ann")).isEqualTo("Good evening, Ann");
        assertThat(when.greeting("Ann")).isEqualTo("Good morning, Ann");
    }
}
