package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Mon, 2 Mar 2026 09:15:00 +0000           | 2026-03-02T09:15:00Z
            Mon, 02 Mar 2026 09:15:00 +0130 (IST)    | 2026-03-02T07:45:00Z
            2 Mar 2026 09:15 -0500                   | 2026-03-02T14:15:00Z
            Mon, 2 Mar 26 09:15:00 GMT               | 2026-03-02T09:15:00Z
            Mon, 2 Mar 2026 09:15:00 EST             | 2026-03-02T14:15:00Z
            Mon, 2 Mar 2026 09:15:00 Nowhere         | 2026-03-02T09:15:00Z
            Mon, 2 Mar 2026 09:15:00                 | 2026-03-02T09:15:00Z
            Fri, 21 Nov 97 09:55:06 -0600            | 1997-11-21T15:55:06Z
            Mon, 2-Mar-2026 09.15.00 +0000           | 2026-03-02T09:15:00Z
            Wed, 31 Dec 2025 23:59:60 +0000          | 2025-12-31T23:59:59Z
            2026-03-02T09:15:00+01:00                | 2026-03-02T08:15:00Z
            """)
    void readsDatesAsMailersWriteThem(String field, Instant instant) {
        assertThat(MailDate.parse(field)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "Mon, 99 Mar 2026 09:15:00 +0000",
                "Mon, 2 Foo 2026 09:15:00",
                "1 2 3 4",
                "2 Mar 2026 x:y",
                "Mon, 2 Mar 2026 09:15:00 +9999"
            })
    void saysNothingOfOthers(String field) {
        assertThat(MailDate.parse(field)).isEqualTo(Optional.empty());
    }
}
