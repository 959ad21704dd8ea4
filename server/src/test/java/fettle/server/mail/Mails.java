package fettle.server.mail;

import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;

/// Messages for tests, and the way through scanner and parser that all of them take.
public final class Mails {

    public static final String HOST = "fettle.test";

    private Mails() {}

    public static ParseWithin parsing() {
        return new ParseWithin(
                new MailScanner(Limits.STANDARD), new EmailParser(HOST, Limits.STANDARD), Duration.ofSeconds(20));
    }

    /// Reads a message that is written with plain line ends, in UTF-8.
    public static InboundEmail read(String message) {
        return read(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    public static InboundEmail read(byte[] message) {
        Scan scan = new MailScanner(Limits.STANDARD).scan(RawMail.of(message));
        return new EmailParser(HOST, Limits.STANDARD).parse(scan);
    }

    public static byte[] hostile(String file) {
        String path = "/mail/hostile/" + file;
        try (InputStream content = Objects.requireNonNull(Mails.class.getResourceAsStream(path), path)) {
            String text = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
            return text.replace("@@SUPPORT@@", "support@fettle.test")
                    .replace("@@REF@@", "T-1001")
                    .replace("@@REFB@@", "T-1002")
                    .replace("@@REPLYID@@", "<ft.1.0000000000000001.0000000000000001@fettle.test>")
                    .replace("@@NOTIFYID@@", "<ft.1.0000000000000002.0000000000000002@fettle.test>")
                    .replace("@@FAKEID@@", "<ft.1.0000000000000001.ffffffffffffffff@fettle.test>")
                    .getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
