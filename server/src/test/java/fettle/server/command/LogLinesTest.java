package fettle.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class LogLinesTest {

    private final LogLines lines = new LogLines();

    @Test
    void aRecordIsOneLine() {
        var line = record("Fault at GET /x");
        line.setThrown(new IllegalStateException("first\nsecond"));

        assertThat(lines.format(line).lines()).hasSize(1);
        assertThat(lines.format(line)).startsWith("2026-03-04T09:00:00Z WARNING Mailbox: Fault at GET /x | ");
    }

    @Test
    void whatStrangersSendBeginsNoLineOfItsOwn() {
        var line = record("mail from <a@b>\r\n2026-03-04 INFO Admin: signed in \u001b[2J\u2028\u202e");

        assertThat(lines.format(line).lines()).hasSize(1);
        assertThat(lines.format(line)).contains("\\u000d\\u000a", "\\u001b", "\\u2028", "\\u202e");
    }

    private static LogRecord record(String message) {
        var line = new LogRecord(Level.WARNING, message);
        line.setInstant(Instant.parse("2026-03-04T09:00:00Z"));
        line.setLoggerName("fettle.server.mail.Mailbox");
        return line;
    }
}
