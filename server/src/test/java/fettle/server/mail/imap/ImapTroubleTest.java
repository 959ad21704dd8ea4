package fettle.server.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fettle.server.setting.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What keeps us from a server is told apart, so that somebody can mend it.
class ImapTroubleTest {

    @TempDir
    Path folder;

    @Test
    void aNameThatIsNobodys() {
        assertThat(trouble(new ImapAddress("imap.invalid", 993, true))).isEqualTo(ImapTrouble.NAME_NOT_FOUND);
    }

    @Test
    void aPortThatNobodyListensOn() throws IOException {
        int port;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThat(trouble(new ImapAddress("127.0.0.1", port, true))).isEqualTo(ImapTrouble.REFUSED);
    }

    @Test
    void aCertificateThatNobodyVouchesFor() throws IOException {
        TestCertificate own = TestCertificate.in(folder);
        try (ServerSocket server =
                own.context().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> shakeHands(server));

            assertThat(trouble(new ImapAddress("localhost", server.getLocalPort(), true)))
                    .isEqualTo(ImapTrouble.CERTIFICATE);
        }
    }

    @Test
    void aPortForTheOtherKindOfEncryption() throws IOException {
        try (var clear = new ImapPeer()) {
            assertThat(trouble(new ImapAddress("127.0.0.1", clear.port(), true)))
                    .isEqualTo(ImapTrouble.TLS);
        }
    }

    /// 127.1 is this machine under a name that is not taken for it.
    @Test
    void aServerElsewhereThatWouldHaveThePasswordInClear() throws IOException {
        try (var clear = new ImapPeer()) {
            assertThat(trouble(new ImapAddress("127.1", clear.port(), false))).isEqualTo(ImapTrouble.NO_STARTTLS);
            assertThat(clear.asked("AUTHENTICATE")).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INBOX                | "INBOX"
            R&D                  | "R&-D"
            Büro/Erledigt        | "B&APw-ro/Erledigt"
            台北                  | "&U,BTFw-"
            """)
    void foldersAreNamedAsImapWritesThem(String name, String written) {
        assertThat(FolderName.quoted(name)).isEqualTo(written);
    }

    private static ImapTrouble trouble(ImapAddress address) {
        return ImapTrouble.of(
                catchThrowable(() -> ImapDialer.USUAL.connect(address).close()));
    }

    private static void shakeHands(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getInputStream().readAllBytes();
        } catch (IOException _) {
            // The other side does not like what it is shown.
        }
    }
}
