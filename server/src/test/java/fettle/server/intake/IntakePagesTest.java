package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.transport.SmtpPeer;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Mail comes in by SMTP to the whole server; the desk sees what became of it.
class IntakePagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    @BeforeAll
    static void openTheMailbox() {
        server.people().ann();
        server.openMailbox();
    }

    @Test
    void showsWhatBecameOfAMail() throws IOException, InterruptedException {
        long id = deliver(
                "From: Ann <ann@acme.test>\r\nTo: help@msp.test\r\nSubject: Printer <b>down</b>\r\n\r\nHelp!\r\n");

        String page = server.as(server.people().tess()).get("/intake").text();
        Answer message = server.as(server.people().tess()).get("/intake/" + id);

        assertThat(page).contains("Printer &lt;b&gt;down&lt;/b&gt;", "Ticketed", "ann@acme.test of Acme wrote.");
        assertThat(message.status()).isEqualTo(200);
        assertThat(message.text()).contains("Help!");
    }

    @Test
    void whatCameByTheApiWentToNoAddress() throws InterruptedException {
        Answer taken = server.program(server.people().ada())
                .silentAbout("Sec-Fetch-Site")
                .send(
                        "POST",
                        "/api/v1/intake",
                        BodyPublishers.ofString("From: Eve <eve@evil.test>\r\nSubject: By a program\r\n\r\nHello\r\n"),
                        "message/rfc822");
        assertThat(taken.status()).isEqualTo(202);
        server.runJobs();
        Visitor tess = server.as(server.people().tess());
        var row = Jsoup.parse(tess.get("/intake").text())
                .select("a:contains(By a program)")
                .first();

        String page = tess.get(row.attr("href")).text();

        assertThat(page).contains("eve@evil.test");
        assertThat(Jsoup.parse(page).select("dl.intake-facts dt").eachText()).doesNotContain("To");
        assertThat(row.parent().text()).doesNotContain("→");
    }

    @Test
    void aHeldMailBecomesATicketOnceSomebodyReleasesIt() throws IOException, InterruptedException {
        long id = deliver("From: Eve <eve@evil.test>\r\nTo: help@msp.test\r\nSubject: Job offer\r\n\r\nHello\r\n");
        var tess = server.as(server.people().tess());
        assertThat(tess.get("/intake/" + id).text()).contains("Quarantined", "Make a ticket of it");

        Answer first = tess.post("/intake/" + id + "/release");
        Answer second = tess.post("/intake/" + id + "/release");

        assertThat(first.status()).isEqualTo(303);
        assertThat(tess.get("/intake/" + id).text()).contains("Ticketed", "Released by hand.");
        assertThat(second.status()).isEqualTo(409);
    }

    @Test
    void aHeldMailIsAddedToATicket() throws IOException, InterruptedException {
        long opened = deliver("From: Ann <ann@acme.test>\r\nTo: help@msp.test\r\nSubject: Scanner\r\n\r\nIt hums.\r\n");
        long held =
                deliver("From: Ann <ann@home.test>\r\nTo: help@msp.test\r\nSubject: Scanner\r\n\r\nStill hums.\r\n");
        String number = ticketOf(opened);

        Answer odd = server.as(server.people().tess()).post("/intake/" + held + "/join", "ticket", "the old one");
        Answer joined =
                server.as(server.people().tess()).post("/intake/" + held + "/join", "ticket", " #" + number + " ");

        assertThat(odd.status()).isEqualTo(400);
        assertThat(odd.text()).contains("“the old one” is not a ticket’s number.");
        assertThat(joined.status()).isEqualTo(303);
        assertThat(ticketOf(held)).isEqualTo(number);
    }

    @Test
    void aMailWhoseSenderNamesNoAddressIsSaidToNameNone() throws IOException, InterruptedException {
        long held = deliver("From: somebody at home\r\nTo: help@msp.test\r\nSubject: Odd\r\n\r\nHello\r\n");

        assertThat(server.as(server.people().tess()).get("/intake/" + held).text())
                .contains("It does not say who it is from.")
                .doesNotContain("has the address .");
    }

    @Test
    void showsHtmlInAFrameThatMayDoNothing() throws IOException, InterruptedException {
        long id = deliver("From: Ann <ann@acme.test>\r\nTo: help@msp.test\r\nSubject: Bold\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/html\r\n\r\n<p onclick=steal()><b>bold</b><script>evil()</script></p>\r\n");
        String number = ticketOf(id);

        Answer frame = server.as(server.people().tess()).get("/m/" + number + "/" + entryOf(number));

        assertThat(frame.status()).isEqualTo(200);
        assertThat(frame.text()).contains("<b>bold</b>").doesNotContain("script", "onclick");
        assertThat(frame.header("content-security-policy").orElseThrow())
                .startsWith("sandbox allow-popups")
                .contains("default-src 'none'")
                .contains("frame-ancestors 'self'");
        assertThat(frame.header("x-frame-options")).isEmpty();
    }

    @Test
    void givesPicturesOnlyToWhoWasShownTheMail() {
        Answer forged = server.visitor().get("/i/1-2-99999999999/AAAA");

        assertThat(forged.status()).isEqualTo(404);
    }

    private static long deliver(String mail) throws IOException, InterruptedException {
        String taken;
        try (var peer = new SmtpPeer(server.fettle().mail().port().orElseThrow())) {
            peer.begin("someone@client.test", "help@msp.test");
            taken = peer.say(SmtpPeer.stuffed(mail.getBytes(StandardCharsets.UTF_8)), "250");
        }
        long id = Long.parseLong(taken.substring(taken.lastIndexOf(' ') + 1));
        for (int round = 0; round < 3_000 && entry(id).outcome() == Outcome.Kind.WAITING; round++) {
            server.fettle().mail().intaking().job().run();
            Thread.sleep(10);
        }
        return id;
    }

    private static LedgerEntry entry(long id) {
        return server.fettle().mail().intaking().ledger().find(server.database().read(new Scope.System("test")), id);
    }

    private static String ticketOf(long id) {
        return Long.toString(entry(id).ticket().orElseThrow().number());
    }

    private static String entryOf(String number) {
        var tx = server.database().read(new Scope.System("test"));
        var features = server.fettle().features();
        var ticket = features.ticketing().tickets().find(tx, Long.parseLong(number));
        return Long.toString(features.conversations()
                .entries(tx.forClient(ticket.clientId()), ticket.id())
                .getFirst()
                .id());
    }
}
