package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.ParseWithin.Parsed;
import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseWithinTest {

    private static RawMail raw(String message) {
        return RawMail.of(message.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void readsAFileLikeMemory(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("m.eml"), Mails.hostile("c01-plain.eml"));

        assertThat(Mails.parsing().parse(RawMail.inFile(file)))
                .isInstanceOfSatisfying(
                        Parsed.Read.class,
                        read -> assertThat(read.email().text()).startsWith("Hello"));
    }

    @Test
    void aMailThatTakesTooLongIsRefusedAndTheNextOneRead() throws Exception {
        var impatient = new ParseWithin(
                new MailScanner(Limits.STANDARD), new EmailParser(Mails.HOST, Limits.STANDARD), Duration.ZERO);

        assertThat(impatient.parse(raw("Subject: x\n\n" + "--\n".repeat(5_000_000))))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Scan.Reason.TOO_SLOW));
        assertThat(Mails.parsing().parse(raw("Subject: x\n\ny"))).isInstanceOf(Parsed.Read.class);
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(
                folder.resolve("m.eml"), ("Subject: x\n\n" + "x".repeat(1 << 20)).getBytes(StandardCharsets.US_ASCII));
        RawMail raw = RawMail.inFile(file);
        Files.write(file, new byte[0]);

        assertThat(Mails.parsing().parse(raw)).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void theSizeLimitIsASetting() throws Exception {
        var strict = new MailScanner(Limits.STANDARD.withMessageBytes(100));

        assertThat(strict.scan(raw("Subject: x\n\n" + "x".repeat(100)))).isInstanceOf(Scan.Refused.class);
        assertThat(strict.scan(raw("Subject: x\n\nx"))).isInstanceOf(Scan.Fine.class);
    }
}
