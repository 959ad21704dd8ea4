package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.client.NewContact;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.conversation.PublicEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What a technician sees of mails that bring more than words.
class MailPagesTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static Visitor tess;

    @BeforeAll
    static void setTheScene() {
        server.people().ann();
        server.fettle()
                .mail()
                .mailboxes()
                .add(
                        TEST,
                        new Mailboxes.Wanted(
                                "Support",
                                MailDesk.SUPPORT,
                                Mailbox.UnknownSenders.HOLD,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
        tess = server.as(server.people().tess());
    }

    @Test
    void anInvitationIsShownAsAnAppointmentByTheDesksClock() throws IOException, InterruptedException {
        String page = tess.get("/tickets/" + number(deliver(invitation("REQUEST", 0, "20260303T080000Z"))))
                .text();

        assertThat(Jsoup.parse(page).select(".meeting").text())
                .contains("Visit of the printer", "Invitation", "Tue 3 Mar 2026 0", "Where: Floor 2", "Called by: Ann")
                .contains("With: Bob Baker accepts");
        assertThat(page).contains("&lt;script&gt;");
    }

    private static String invitation(String method, int sequence, String start) {
        return mail("Visit", """
                Content-Type: text/calendar; method=%s; charset=utf-8

                BEGIN:VCALENDAR
                METHOD:%s
                BEGIN:VEVENT
                UID:visit-1
                SEQUENCE:%d
                SUMMARY:Visit of the printer <script>alert(1)</script>
                DTSTART:%s
                DURATION:PT1H
                LOCATION:Floor 2
                ORGANIZER;CN=Ann:mailto:ann@acme.test
                ATTENDEE;CN=Bob Baker;PARTSTAT=ACCEPTED:mailto:bob@acme.test
                END:VEVENT
                END:VCALENDAR
                """.formatted(method, method, sequence, start));
    }

    @Test
    void anEncryptedMailSaysThatItIs() throws IOException, InterruptedException {
        String mail =
                mail("Sealed", "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\n\nxx");

        assertThat(tess.get("/tickets/" + number(deliver(mail))).text()).contains("This mail is encrypted");
    }

    @Test
    void theFilesInAnAttachedMailAreOneClickBelowItsName() throws IOException, InterruptedException {
        String page = tess.get("/tickets/" + number(deliver(mail("Look at this", attached(attached(attached(FILE)))))))
                .text();

        var fold = Jsoup.parse(page).select(".msg__foot details");
        assertThat(fold.select("summary").text()).contains("Files in it");
        assertThat(fold.select("a").eachText()).hasSize(2).last().asString().contains("levels.txt");
        assertThat(tess.get(fold.select("a").last().attr("href")).text()).contains("toner: 3 %");
        assertThat(server.as(server.people().ann())
                        .get(fold.select("a").last().attr("href"))
                        .status())
                .isNotEqualTo(200);
    }

    @Test
    void soAreThoseInAMailThatAProgramSendsBack() throws IOException, InterruptedException {
        String page = tess.get("/tickets/"
                        + number(deliver(
                                mail("Not sent", "Auto-Submitted: auto-generated\n" + attached(attached(FILE))))))
                .text();

        assertThat(Jsoup.parse(page).select(".msg__foot details a").eachText())
                .singleElement()
                .asString()
                .contains("levels.txt");
    }

    private static final String FILE = """
            Content-Type: text/plain; name=levels.txt
            Content-Disposition: attachment; filename=levels.txt

            toner: 3 %""";

    private static String attached(String part) {
        String boundary = "b" + part.length();
        String inner = part.startsWith("Content-Type: text/plain;")
                ? part
                : "Content-Type: message/rfc822\n\nFrom: Bob <bob@acme.test>\nSubject: Passed on\n" + part;
        return """
                Content-Type: multipart/mixed; boundary=%s

                --%s
                Content-Type: text/plain

                See below.
                --%s
                %s
                --%s--
                """.formatted(boundary, boundary, boundary, inner, boundary);
    }

    @Test
    void whoStandsInCopyIsNamedAndLetInByAClick() throws IOException, InterruptedException {
        server.database()
                .run(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .clients()
                                .addContact(
                                        tx,
                                        server.people().ann().clientId(),
                                        NewContact.met("Cora Copied", "cora@acme.test")));
        long number = number(
                deliver("From: Ann <ann@acme.test>\nCc: cora@acme.test, eve@evil.test\nSubject: Copied\n\nHelp\n"));

        var form = Jsoup.parse(tess.get("/tickets/" + number).text()).select("form[action$=/participant]");
        assertThat(form.eachText()).containsExactly("Make part of this ticket: Cora Copied");
        tess.post(
                form.attr("action"),
                "version",
                form.select("[name=version]").val(),
                "key",
                form.select("[name=key]").val(),
                "contact",
                form.select("[name=contact]").val());

        assertThat(tess.get("/tickets/" + number).text())
                .contains("made Cora Copied part of this")
                .doesNotContain("/participant\"");
    }

    @Test
    void picturesFromElsewhereStayAwayUntilTheyAreAskedForAndThenComeFromUs() throws IOException, InterruptedException {
        String mail = mail(
                "Newsletter",
                "Content-Type: text/html\n\n<p>Look</p><img src=\"http://pictures.example/a.png?who=ann\" alt=cat>");
        LedgerEntry entry = deliver(mail);
        String frame = "/m/" + number(entry) + "/" + entryId(entry);

        assertThat(tess.get("/tickets/" + number(entry)).text()).contains(frame + "?pictures=shown");
        assertThat(tess.get(frame).text()).contains("[pictures.example]").doesNotContain("/r/", "src=");
        assertThat(tess.get(frame + "?pictures=shown").text())
                .contains("src=\"/r/")
                .doesNotContain("src=\"http");
    }

    @Test
    void ourServerFetchesNothingFromWithinTheHouse() throws IOException, InterruptedException {
        String mail = mail("Trick", "Content-Type: text/html\n\n<img src=\"http://127.0.0.1/admin.png\">");
        LedgerEntry entry = deliver(mail);
        String frame = tess.get("/m/" + number(entry) + "/" + entryId(entry) + "?pictures=shown")
                .text();
        String address = Jsoup.parse(frame).select("img").attr("src");

        assertThat(address).startsWith("/r/");
        assertThat(server.visitor().get(address).status()).isEqualTo(404);
        assertThat(server.visitor()
                        .get(address.substring(0, address.length() - 1))
                        .status())
                .isEqualTo(404);
        assertThat(server.visitor().get("/r/1.aHR0cDovLzEyNy4wLjAuMS8/x").status())
                .isEqualTo(404);
    }

    private static String mail(String subject, String rest) {
        return "From: Ann <ann@acme.test>\nTo: " + MailDesk.SUPPORT + "\nSubject: " + subject + "\nMessage-ID: <"
                + subject + "@acme.test>\nMIME-Version: 1.0\n" + rest;
    }

    private static LedgerEntry deliver(String mail) throws IOException, InterruptedException {
        byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var arrival = new Arrival(Arrival.Source.API, Optional.empty(), Optional.empty(), "", MailDesk.SUPPORT, false);
        long id = server.fettle().mail().intaking().intake().receive(arrival, new ByteArrayInputStream(raw));
        for (int round = 0; round < 400; round++) {
            LedgerEntry entry = ledgerEntry(id);
            if (entry.outcome() != Outcome.Kind.WAITING) {
                return entry;
            }
            server.runJobs();
            Thread.sleep(25);
        }
        throw new AssertionError("The mail is still waiting");
    }

    private static LedgerEntry ledgerEntry(long id) {
        return server.fettle().mail().intaking().ledger().find(server.database().read(TEST), id);
    }

    private static long number(LedgerEntry entry) {
        return entry.ticket()
                .orElseThrow(() -> new AssertionError(entry.words()))
                .number();
    }

    private static long entryId(LedgerEntry entry) {
        LedgerEntry.TicketNumber place = entry.ticket().orElseThrow();
        List<PublicEntry> entries = server.database()
                .transaction(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .conversations()
                                .entries(tx.forClient(place.clientId()), place.ticketId()));
        return entries.getFirst().id();
    }
}
