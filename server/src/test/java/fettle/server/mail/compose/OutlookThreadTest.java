package fettle.server.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.mime.Headers;
import fettle.server.mail.mime.RawMail;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutlookThreadTest {

    /// Begun on 2 March 2026 at 09:00 as Outlook counts, in the top six bytes of a FILETIME.
    private static final Instant BEGAN = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void goesOnWithTheIndexByOneLevelThatTellsTheTimeSinceTheBeginning() {
        String root = root();

        OutlookThread thread = thread("Thread-Topic: =?utf-8?Q?Dr=C3=BCcker?=\r\nThread-Index: " + root)
                .orElseThrow();

        assertThat(thread.topic()).isEqualTo("Drücker");
        byte[] grown = Base64.getDecoder().decode(thread.index().orElseThrow());
        assertThat(grown).hasSize(27).startsWith(Base64.getDecoder().decode(root));
        long steps = ByteBuffer.wrap(grown, 22, 4).getInt();
        assertThat((steps << 18) / 10_000_000).isBetween(3_599L, 3_601L);
    }

    @Test
    void keepsTheTopicWhereTheIndexIsNone() {
        assertThat(thread("Thread-Topic: Printer\r\nThread-Index: nonsense"))
                .contains(new OutlookThread("Printer", Optional.empty()));
    }

    @Test
    void addsNothingToTheThreadsOfOtherPrograms() {
        assertThat(thread("Subject: Printer")).isEmpty();
    }

    private static Optional<OutlookThread> thread(String fields) {
        byte[] mail = (fields + "\r\n\r\nHello").getBytes(StandardCharsets.UTF_8);
        return OutlookThread.answering(Headers.of(RawMail.of(mail)), BEGAN.plusSeconds(3_600));
    }

    private static String root() {
        long fileTime =
                (BEGAN.toEpochMilli() - Instant.parse("1601-01-01T00:00:00Z").toEpochMilli()) * 10_000;
        byte[] index = ByteBuffer.allocate(22)
                .putShort((short) (fileTime >>> 48))
                .putInt((int) (fileTime >>> 16))
                .array();
        return Base64.getEncoder().encodeToString(index);
    }
}
