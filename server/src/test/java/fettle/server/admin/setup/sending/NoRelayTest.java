package fettle.server.admin.setup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Without a relay nothing leaves, so no test of sending is offered.
class NoRelayTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void noTestIsOfferedThatCouldNotLeave() {
        long mailbox = server.openMailbox();
        Visitor ada = server.as(server.people().ada());

        Answer page = ada.get("/setup/sending");
        Answer sent = ada.post("/setup/sending", "from", "help@msp.test", "to", "" + mailbox);

        assertThat(page.text()).contains("No mail relay is set");
        assertThat(Jsoup.parse(page.text()).select("form[action=/setup/sending]"))
                .isEmpty();
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.text()).contains("No mail relay is set");
    }
}
