package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.mime.RawMail;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashesTest {

    private static final String MAIL =
            "From: ann@acme.test\nSubject: x\nDate: Mon, 2 Mar 2026 09:15:00 +0000\n\nHello\nAnn\n";

    private static String rawHash(String message) {
        return RawHash.of(RawMail.of(message.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void lineEndsMakeNoOtherMessage() {
        assertThat(rawHash(MAIL.replace("\n", "\r\n"))).isEqualTo(rawHash(MAIL));
        assertThat(rawHash(MAIL.replace("\n", "\r"))).isEqualTo(rawHash(MAIL));
        assertThat(rawHash(MAIL + "\r\n\r\n")).isEqualTo(rawHash(MAIL));
        assertThat(rawHash(MAIL.replace("\n\n", "\n"))).isNotEqualTo(rawHash(MAIL));
        assertThat(rawHash(MAIL.replace("Ann", "ann"))).isNotEqualTo(rawHash(MAIL));
    }

    @Test
    void longMessagesAreHashedWhole() {
        String text = "line\n".repeat(20_000);

        assertThat(rawHash(text + "a")).isNotEqualTo(rawHash(text + "b"));
        assertThat(rawHash(text.replace("\n", "\r\n") + "a")).isEqualTo(rawHash(text + "a"));
    }

    @Test
    void theWayAMessageTookDoesNotChangeItsContent() {
        String other = "Received: from a by b\nDelivered-To: support@fettle.test\nTo: x@y.test\n" + MAIL;

        assertThat(ContentHash.of(Mails.read(other))).isEqualTo(ContentHash.of(Mails.read(MAIL)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@acme.test>bob@acme.test", "Subject: x>Subject: y", "09:15>09:16", "Hello>Hallo"})
    void whatTheSenderWroteDoes(String change) {
        String[] fromTo = change.split(">", 2);

        assertThat(ContentHash.of(Mails.read(MAIL.replace(fromTo[0], fromTo[1]))))
                .isNotEqualTo(ContentHash.of(Mails.read(MAIL)));
    }
}
