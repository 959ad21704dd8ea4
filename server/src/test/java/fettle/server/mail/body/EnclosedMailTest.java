package fettle.server.mail.body;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.InboundEmail;
import fettle.server.mail.Mails;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/// Mails that consist of another one, as some programs pass mails on.
class EnclosedMailTest {

    private static final String INNER = """
            From: Bob Baker <bob@globex.test>
            Subject: VPN
            Content-Type: text/html; charset=utf-8

            <p>The <b>VPN</b> is down.</p>
            """;

    private static final String HEAD = "From: Ann Able <ann@acme.test>\nSubject: Fwd: VPN\n";

    @Test
    void saysWhatTheMailSaysOfWhichItConsists() {
        InboundEmail email = Mails.read(HEAD + "Content-Type: message/rfc822\n\n" + INNER);

        assertThat(email.subject()).isEqualTo("Fwd: VPN");
        assertThat(email.text()).isEqualTo("The VPN is down.");
        assertThat(email.html()).singleElement().asString().contains("<b>VPN</b>");
        assertThat(email.files()).extracting(InboundFile::name).containsExactly("VPN.eml");
    }

    @Test
    void readsItThoughItIsEncoded() {
        String encoded = Base64.getMimeEncoder().encodeToString(INNER.getBytes(StandardCharsets.UTF_8));
        InboundEmail email =
                Mails.read(HEAD + "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + encoded);

        assertThat(email.text()).isEqualTo("The VPN is down.");
    }

    @Test
    void findsItAsTheOnlyPart() {
        InboundEmail email = Mails.read(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: message/global\n\n" + INNER + "--b--\n");

        assertThat(email.text()).isEqualTo("The VPN is down.");
        assertThat(email.files()).hasSize(1);
    }

    @Test
    void saysWhatStandsInTheFirstPieceOfAMailInPieces() {
        String pieces = HEAD + "Content-Type: message/partial; id=\"scan@acme.test\"; number=%d; total=2\n\n%s";

        InboundEmail first = Mails.read(pieces.formatted(1, INNER));
        assertThat(first.text()).isEqualTo("The VPN is down.");
        assertThat(first.files()).extracting(InboundFile::name).containsExactly("VPN.eml");
        InboundEmail second = Mails.read(pieces.formatted(2, "JVBERi0xLjQ=\n"));
        assertThat(second.text()).isEmpty();
        assertThat(second.files()).extracting(InboundFile::name).containsExactly("file-1.bin");
    }

    @Test
    void besideWordsItStaysAFile() {
        InboundEmail email = Mails.read(HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\n"
                + "Content-Type: message/rfc822\n\n" + INNER + "--b--\n");

        assertThat(email.text()).isEqualTo("See below.");
    }

    @Test
    void looksIntoNoMoreThanThreeMailsWithinEachOther() {
        String nested = "From: Ann Able <ann@acme.test>\n" + "Content-Type: message/rfc822\n\n".repeat(1_000) + INNER;

        assertThat(Mails.read(nested).text()).isEmpty();
        assertThat(Mails.read(nested).files()).hasSize(1);
    }
}
