package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.packed.TnefWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Mails in which words and files are packed in other ways than MIME has it.
class PackedMailTest {

    private static final String TOP = "From: Ann <ann@acme.test>\r\nTo: support@fettle.test\r\nSubject: Packed\r\n";

    @Test
    void outlooksWinmailIsOpenedAndKept() {
        byte[] packed = new TnefWriter()
                .body("The words of the body.")
                .file("A~1.PDF", "Angebot.pdf", new byte[] {1, 2, 3})
                .bytes();

        InboundEmail email = Mails.read(mixed("", packed));

        assertThat(email.text()).isEqualTo("The words of the body.");
        assertThat(email.files())
                .extracting(InboundFile::name, InboundFile::size)
                .containsExactly(tuple("Angebot.pdf", 3L), tuple("winmail.dat", (long) packed.length));
    }

    @Test
    void itsWordsGiveWayToThoseOfTheMail() {
        byte[] packed = new TnefWriter().body("packed words").bytes();

        assertThat(Mails.read(mixed("The plain words.", packed)).text()).isEqualTo("The plain words.");
    }

    private static byte[] mixed(String text, byte[] packed) {
        return bytes(TOP + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n" + text
                + "\r\n--b\r\nContent-Type: application/ms-tnef; name=winmail.dat\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(packed) + "\r\n--b--\r\n");
    }

    @Test
    void yencIsAFileAndTheRestIsText() {
        var message = new ByteArrayOutputStream();
        message.writeBytes(bytes(TOP + "\r\nHere it is.\r\n=ybegin line=128 size=5 name=log.bin\r\n"));
        for (int b : new int[] {0, 65, 214, 19, 255}) {
            int encoded = (b + 42) & 0xff;
            boolean critical = encoded == 0 || encoded == '\n' || encoded == '\r' || encoded == '=';
            message.writeBytes(critical ? new byte[] {'=', (byte) (encoded + 64)} : new byte[] {(byte) encoded});
        }
        message.writeBytes(bytes("\r\n=yend size=5\r\nBye.\r\n"));

        InboundEmail email = Mails.read(message.toByteArray());

        assertThat(email.text()).isEqualTo("Here it is.\nBye.");
        assertThat(email.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("log.bin");
            assertThat(file.open().readAllBytes()).isEqualTo(new byte[] {0, 65, (byte) 214, 19, (byte) 255});
        });
    }

    @Test
    void enrichedTextIsReadWithoutItsMarks() {
        InboundEmail email = Mails.read(bytes(TOP + "Content-Type: text/enriched\r\n\r\n"
                + "<bold>Printer</bold> is\r\ndown <<again>\r\n\r\n<color><param>red</param>Please</color> come."));

        assertThat(email.text()).isEqualTo("Printer is down <again>\nPlease come.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed", "signed-in-pieces", "signed-beside"})
    void whatSmimeHasSignedIsRead(String file) throws IOException {
        InboundEmail email = secure(file);

        assertThat(email.text()).isEqualTo("Grüße aus dem Umschlag.");
        assertThat(email.notes()).contains(MailNote.SIGNED);
        assertThat(email.files()).extracting(InboundFile::name).contains("a.bin");
    }

    @Test
    void whatSmimeHasEncryptedIsSaidToBe() throws IOException {
        InboundEmail email = secure("encrypted");

        assertThat(email.notes()).contains(MailNote.ENCRYPTED);
        assertThat(email.files()).extracting(InboundFile::name).containsExactly("smime.p7m");
    }

    private static InboundEmail secure(String file) throws IOException {
        String path = "/mail/secure/" + file + ".eml";
        try (InputStream content = Objects.requireNonNull(PackedMailTest.class.getResourceAsStream(path), path)) {
            return Mails.read(content.readAllBytes());
        }
    }

    @Test
    void aTextSignedByPgpIsShownWithoutItsArmour() {
        InboundEmail email = Mails.read(bytes(TOP + "\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA512\r\n\r\n"
                + "Please restart it.\r\n- - first\r\n- -----\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\niQ\r\n"
                + "-----END PGP SIGNATURE-----\r\n"));

        assertThat(email.text()).isEqualTo("Please restart it.\n- first\n-----");
        assertThat(email.notes()).contains(MailNote.SIGNED);
    }

    @Test
    void pgpMimeIsRecognised() {
        InboundEmail email = Mails.read(bytes(TOP + "Content-Type: multipart/encrypted; boundary=b;"
                + " protocol=\"application/pgp-encrypted\"\r\n\r\n--b\r\nContent-Type: application/pgp-encrypted\r\n\r\n"
                + "Version: 1\r\n--b\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n"
                + "-----BEGIN PGP MESSAGE-----\r\n--b--\r\n"));

        assertThat(email.notes()).contains(MailNote.ENCRYPTED);
        assertThat(email.files()).extracting(InboundFile::name).contains("encrypted.asc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-ID: <shot@acme>|<img src='cid:shot@acme'>|shot@acme",
                "Content-ID: <shot@acme>|<img src='CID:shot%40acme'>|shot@acme",
                "Content-Location: http://acme.test/shot.png|<img src=\"http://acme.test/shot.png\">|http://acme.test/shot.png",
                "Content-Location: shot.png|<img src=shot.png>|shot.png",
                "Content-Disposition: attachment; filename=image001.png|<img src=\"image001.png\">|image001.png",
                "Content-Disposition: inline; filename=image001.png|<img src=\"cid:image001.png\">|image001.png",
            })
    void aPictureIsShownByWhateverNameTheHtmlHasForIt(String example) {
        String[] parts = example.split("\\|", -1);
        InboundEmail email = Mails.read(bytes(TOP + "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: text/html\r\n\r\n<p>x</p>" + parts[1] + "\r\n--b\r\nContent-Type: image/png\r\n"
                + parts[0] + "\r\n\r\nx\r\n--b--\r\n"));

        assertThat(email.files()).singleElement().satisfies(file -> {
            assertThat(file.inline()).isTrue();
            assertThat(file.contentId()).contains(parts[2]);
        });
    }

    private static byte[] bytes(String message) {
        return message.getBytes(StandardCharsets.UTF_8);
    }
}
