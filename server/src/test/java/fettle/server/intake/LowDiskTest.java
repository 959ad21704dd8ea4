package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.transport.SmtpPeer;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A server whose disk has less room than it was told to keep free: mail stays with whoever brings it, pages go on.
class LowDiskTest {

    private static final Scope TEST = new Scope.System("test");
    private static final String MAIL = "From: ann@acme.test\r\nSubject: Toner\r\n\r\nEmpty.\r\n";

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("intake.least-free", "900000000 GB"));

    @Test
    void turnsMailAwayForNowAndGoesOnWithTheRest() throws IOException {
        server.openMailbox();

        Answer answer = server.program(server.people().tess())
                .send("POST", "/api/v1/intake", BodyPublishers.ofString(MAIL), "message/rfc822");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.text()).contains("room");
        try (var peer = new SmtpPeer(server.fettle().mail().port().orElseThrow())) {
            peer.begin("ann@acme.test", "help@msp.test");
            assertThat(peer.say(MAIL + ".", "452")).contains("try again later");
        }

        assertThat(server.fettle()
                        .mail()
                        .intaking()
                        .ledger()
                        .newest(server.database().read(TEST), Long.MAX_VALUE, 10))
                .isEmpty();
        assertThat(server.as(server.people().tess()).get("/").status()).isEqualTo(200);
    }
}
