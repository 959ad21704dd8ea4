package fettle.server.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.mail.Automatic;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.Mails;
import fettle.server.mail.address.Address;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.compose.OutgoingMessage.Nature;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingMessageTest {

    private static final String TEXT =
            "Guten Tag Jörg,\n\n.dot\nFrom the start\nblank at the end \n" + "long ".repeat(300) + "\n= \t\n🖨️";

    private static OutgoingMessage message(Nature nature, String name, String subject) {
        return new OutgoingMessage(
                new Address("Support, Fettle \"IT\"", "support@fettle.test"),
                Optional.of(Address.of("support+1.abcdef@fettle.test")),
                List.of(new Address(name, "ann@acme.test"), Address.of("kim@acme.test")),
                List.of(),
                subject,
                "<ft.1.2.3@fettle.test>",
                Optional.of("<1@acme.test>"),
                List.of("<0@acme.test>", "<1@acme.test>"),
                Optional.empty(),
                Instant.parse("2026-03-02T09:15:00Z"),
                nature,
                "fettle.test",
                TEXT,
                Optional.of("<p>Guten Tag Jörg</p>"),
                List.of(new OutgoingFile("Räk \"1\".pdf", "application/pdf", new byte[] {1, 2, 3})),
                Optional.empty());
    }

    private static String raw(OutgoingMessage message) {
        return new String(message.bytes(), StandardCharsets.US_ASCII);
    }

    @Test
    void whatWeWriteWeRead() {
        InboundEmail read = Mails.read(
                message(Nature.PERSONAL, "Jörg Müller", "Drücker – Büro 3 🖨️").bytes());

        assertThat(read.from())
                .isEqualTo(new FromAddress.One(new Address("Support, Fettle \"IT\"", "support@fettle.test")));
        assertThat(read.to()).containsExactly(new Address("Jörg Müller", "ann@acme.test"), Address.of("kim@acme.test"));
        assertThat(read.replyTo()).containsExactly(Address.of("support+1.abcdef@fettle.test"));
        assertThat(read.subject()).isEqualTo("Drücker – Büro 3 🖨️");
        assertThat(read.messageId()).contains("<ft.1.2.3@fettle.test>");
        assertThat(read.inReplyTo()).containsExactly("<1@acme.test>");
        assertThat(read.references()).containsExactly("<0@acme.test>", "<1@acme.test>");
        assertThat(read.sentAt()).contains(Instant.parse("2026-03-02T09:15:00Z"));
        assertThat(read.text()).isEqualTo(TEXT);
        assertThat(read.files()).extracting(InboundFile::name).containsExactly("Räk \"1\".pdf");
        assertThat(read.automatic()).isEqualTo(new Automatic.Loop(Automatic.Cause.OWN_MARK));
    }

    @Test
    void othersReadItTheSame() throws MessagingException, IOException {
        byte[] bytes = message(Nature.PERSONAL, "Müller, Jörg", "Drücker").bytes();
        var read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        MimeMultipart parts = (MimeMultipart) read.getContent();
        MimeMultipart texts = (MimeMultipart) parts.getBodyPart(0).getContent();

        assertThat(read.getSubject()).isEqualTo("Drücker");
        assertThat(read.getRecipients(RecipientType.TO)).hasSize(2);
        assertThat(read.getFrom()).hasSize(1);
        assertThat(texts.getBodyPart(0).getContent().toString().stripTrailing()).isEqualTo(TEXT.replace("\n", "\r\n"));
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(Nature.class)
    void theSameMessageMakesTheSameBytesOfShortLines(Nature nature) {
        String raw = raw(message(nature, "Jörg", "x".repeat(500) + " ü ".repeat(100)));

        assertThat(raw(message(nature, "Jörg", "x".repeat(500) + " ü ".repeat(100))))
                .isEqualTo(raw);
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        assertThat(raw.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void saysWhetherAPersonWroteIt() {
        assertThat(raw(message(Nature.PERSONAL, "", "x"))).doesNotContain("Auto-Submitted", "Precedence", "Suppress");
        assertThat(raw(message(Nature.ACKNOWLEDGEMENT, "", "x")))
                .contains(
                        "Auto-Submitted: auto-replied\r\n",
                        "Precedence: bulk\r\n",
                        "X-Auto-Response-Suppress: All\r\n");
        assertThat(raw(message(Nature.NOTICE, "", "x")))
                .contains("Auto-Submitted: auto-generated\r\n")
                .doesNotContain("Precedence");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\nBcc: eve@evil.test",
                "a\nBcc: eve@evil.test",
                "a\rBcc: eve@evil.test",
                "a\u0085Bcc: eve@evil.test",
                "a\u2028Bcc: eve@evil.test",
                "a\0\r\n\r\nbody",
                "=?utf-8?Q?a=0D=0ABcc:_eve@evil.test?=",
            })
    void noTextOfAnybodyAddsAField(String text) throws MessagingException {
        byte[] bytes = message(Nature.PERSONAL, text, text).bytes();
        var read = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));

        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getAllRecipients()).hasSize(2);
        assertThat(Collections.list(read.getAllHeaderLines()))
                .allMatch(line -> !line.startsWith("Bcc") && !line.startsWith("X-Evil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@acme.test\r\nBcc: x@y.test",
                "ann@acme.test, eve@evil.test",
                "ann",
                "<ann@acme.test>",
                "jörg@acme.test",
                "a b@c.test"
            })
    void refusesToSendToWhatIsNoAddress(String address) {
        assertThatThrownBy(() -> new OutgoingMessage(
                                Address.of("support@fettle.test"),
                                Optional.empty(),
                                List.of(Address.of(address)),
                                List.of(),
                                "x",
                                "<1@fettle.test>",
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Instant.EPOCH,
                                Nature.PERSONAL,
                                "fettle.test",
                                "x",
                                Optional.empty(),
                                List.of(),
                                Optional.empty())
                        .bytes())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("No mail can be sent");
    }

    @Test
    void keepsTheFirstAndTheLastReferencesAndDropsWhatIsNone() {
        List<String> many = IntStream.range(0, 50)
                .mapToObj(i -> i == 45 ? "no id" : "<" + i + "@x.test>")
                .toList();
        var message = message(Nature.PERSONAL, "", "x");
        String raw = raw(new OutgoingMessage(
                message.from(),
                message.replyTo(),
                message.to(),
                message.cc(),
                "x",
                message.messageId(),
                Optional.empty(),
                many,
                Optional.empty(),
                message.date(),
                Nature.PERSONAL,
                "fettle.test",
                "x",
                Optional.empty(),
                List.of(),
                Optional.empty()));

        assertThat(Mails.read(raw.getBytes(StandardCharsets.US_ASCII)).references())
                .hasSize(20)
                .startsWith("<0@x.test>", "<30@x.test>")
                .endsWith("<49@x.test>");
        assertThat(raw).doesNotContain("In-Reply-To");
    }

    @Test
    void aPlainMessageIsPlain() {
        var message = message(Nature.PERSONAL, "", "x");
        String raw = raw(new OutgoingMessage(
                message.from(),
                Optional.empty(),
                message.to(),
                List.of(),
                "x",
                message.messageId(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                message.date(),
                Nature.PERSONAL,
                "fettle.test",
                "Hello\nAnn",
                Optional.empty(),
                List.of(),
                Optional.empty()));

        List<String> end = raw.lines().toList().reversed().subList(0, 5).reversed();
        assertThat(end)
                .containsExactly(
                        "Content-Type: text/plain; charset=utf-8",
                        "Content-Transfer-Encoding: quoted-printable",
                        "",
                        "Hello",
                        "Ann");
        assertThat(raw).endsWith("\r\n");
    }
}
