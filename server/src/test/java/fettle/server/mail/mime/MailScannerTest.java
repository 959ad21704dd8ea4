package fettle.server.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.ProcessorTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailScannerTest {

    private static final String TOP = "From: Ann <ann@acme.test>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    private static final int SIZE = 20 << 20;

    /// Whatever grows faster than the mail takes minutes for this one. How fast it is tells `ReadSpeed` of the
    /// benchmarks.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\r\n",
                "An ordinary line that somebody has written.\r\n",
                "--bb\r\nContent\r\n",
                "a",
            })
    void takesTimeThatGrowsWithTheMailAlone(String piece) {
        RawMail raw = RawMail.of((TOP + "--b\r\n\r\n" + piece.repeat(SIZE / piece.length()) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        var time = ProcessorTime.start();

        new MailScanner(Limits.STANDARD).scan(raw);

        assertThat(time.used()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void findsEveryLineEndWhereverItStands() {
        for (int length = 0; length < 40; length++) {
            RawMail raw = RawMail.of(("\u00ff\u0009\u000b\u008a".repeat(10).substring(0, length) + "\nrest")
                    .getBytes(StandardCharsets.ISO_8859_1));

            assertThat(raw.nextLine(0, raw.size())).isEqualTo(length + 1);
            assertThat(raw.nextLine(length + 1, raw.size())).isEqualTo(raw.size());
        }
    }
}
