package fettle.server.admin.setup.sending;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.mail.outbox.SentMail;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What our domains need for others to believe our mail, and a test of it that goes through the relay and comes back.
class SendingPagesTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of(
            "mail.relay-host",
            "smtp.office365.com",
            "mail.trusted-authserv-id",
            "mx.msp.test",
            "mail.from-address",
            "noreply@fettle.test"));

    private static long mailbox;

    @BeforeAll
    static void aMailbox() {
        mailbox = server.openMailbox();
    }

    @Test
    void theRecordsFollowFromTheAddressesAndTheRelay() {
        assertThat(Jsoup.parse(page()).text())
                .contains("Used by noreply@fettle.test", "Used by help@msp.test", "smtp.office365.com")
                .contains("v=spf1 include:spf.protection.outlook.com ~all")
                .contains("selector1._domainkey.msp.test", "selector1-msp-test._domainkey.")
                .contains("_dmarc.msp.test", "v=DMARC1; p=none; rua=mailto:postmaster@msp.test");
    }

    @Test
    void aTestThatArrivesTellsWhatPassedAndIsNoTicket() throws IOException, InterruptedException {
        SentMail sent = send();
        assertThat(page()).contains("It waits to be handed to the relay.");

        LedgerEntry entry = arrive(sent, "mx.msp.test; spf=pass; dkim=pass header.d=msp.test; dmarc=pass");

        assertThat(entry.outcome()).isEqualTo(Outcome.Kind.EVENT);
        assertThat(entry.words()).contains("A test of our own mail");
        assertThat(page()).contains("All three passed", "SPF: pass", "DKIM: pass", "DMARC: pass");
    }

    @Test
    void whatIsMissingIsSaidWithWhatToDo() throws IOException, InterruptedException {
        arrive(send(), "mx.msp.test; spf=pass; dkim=none; dmarc=fail");

        assertThat(page())
                .contains("It arrived, but something is missing.", "DKIM: none", "Turn on signing at the relay")
                .contains("DMARC: fail", "Enter the DMARC record above.");
    }

    @Test
    void resultsOfAnotherServerAreNamedAndNotBelieved() throws IOException, InterruptedException {
        arrive(send(), "mx.elsewhere.test; spf=pass; dkim=pass; dmarc=pass");

        assertThat(page()).contains("It arrived with results of mx.elsewhere.test, none of which");
    }

    @Test
    void onlyTheSecretInTheSubjectMakesAMailATest() throws IOException, InterruptedException {
        SentMail sent = send();
        String forged = sent.mail().subject().replaceAll("\\[test .*]", "[test " + "x".repeat(43) + "]");

        LedgerEntry entry = arrive("Subject: " + forged + "\r\nFrom: eve@evil.test", "mx.msp.test; spf=pass");

        assertThat(entry.outcome()).isNotEqualTo(Outcome.Kind.EVENT);
    }

    @Test
    void onlyBetweenAddressesOfOurs() {
        Answer answer = ada().post("/setup/sending", "from", "boss@bank.test", "to", "" + mailbox);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Choose one of our own addresses.");
    }

    private SentMail send() {
        server.clock().advance(Duration.ofMinutes(10));
        Answer answer = ada().post("/setup/sending", "from", "help@msp.test", "to", "" + mailbox);
        assertThat(answer.status()).isEqualTo(303);
        var outbox = server.fettle().features().outbox();
        return server.database()
                .transaction(
                        TEST,
                        tx -> outbox.find(
                                        tx,
                                        outbox.newest(tx, Long.MAX_VALUE, 1)
                                                .getFirst()
                                                .mailId())
                                .orElseThrow());
    }

    /// The mail comes back as the receiving server hands it on.
    private LedgerEntry arrive(SentMail sent, String results) throws IOException, InterruptedException {
        return arrive(
                "Subject: " + sent.mail().subject() + "\r\nFrom: Fettle <"
                        + sent.mail().fromAddress() + ">\r\nMessage-ID: "
                        + sent.mail().messageId(),
                results);
    }

    private LedgerEntry arrive(String head, String results) throws IOException, InterruptedException {
        var mail = server.fettle().mail();
        var arrival = new Arrival(
                Arrival.Source.API, Optional.of(mailbox), Optional.empty(), "help@msp.test", "help@msp.test", false);
        String raw = "Authentication-Results: " + results + "\r\n" + head + "\r\nTo: help@msp.test\r\n\r\nTest "
                + server.clock().instant() + "\r\n";
        long id = mail.intaking()
                .intake()
                .receive(arrival, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
        for (int round = 0; round < 2_000 && entry(id).outcome() == Outcome.Kind.WAITING; round++) {
            mail.intaking().job().run();
            Thread.sleep(10);
        }
        return entry(id);
    }

    private static LedgerEntry entry(long id) {
        return server.fettle().mail().intaking().ledger().find(server.database().read(TEST), id);
    }

    private String page() {
        return ada().get("/setup/sending").text();
    }

    private static Visitor ada() {
        return server.as(server.people().ada());
    }
}
