package fettle.server.ticket.reply;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fettle.server.client.NewContact;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.BlobStore;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the customer's mail server gets of a reply.
class SentReplyTest {

    private static final GreenMail RELAY = started();

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of(
            "mail.relay-host",
            "127.0.0.1",
            "mail.relay-port",
            String.valueOf(RELAY.getSmtp().getPort()),
            "mail.relay-protection",
            "none"));

    private static final Scope TEST = new Scope.System("test");
    private static final String OUTLOOK = """
            From: Ann Abbott <ann@acme.test>
            To: help@msp.test
            Subject: RE: AW: Printer
            Message-ID: <first@acme.test>
            References: <older@acme.test>
            Thread-Topic: Printer
            Thread-Index: AQHZ0000AAAAAAAAAAAAAAAAAAAAAA==

            It hums.
            """;

    private static long mailbox;

    @BeforeAll
    static void annIsKnown() {
        server.people().ann();
        mailbox = server.openMailbox();
    }

    @AfterAll
    static void stop() {
        RELAY.stop();
    }

    @Test
    void standsInTheThreadOfWhatItAnswers() throws Exception {
        Ticket ticket = opened(OUTLOOK);

        MimeMessage mail = replied(ticket, Reply.of("Since **when**?"));

        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo("<first@acme.test>");
        assertThat(mail.getHeader("References", null)).isEqualTo("<first@acme.test>");
        assertThat(mail.getSubject()).isEqualTo("Re: Printer [#" + ticket.number() + "]");
        assertThat(mail.getHeader("Thread-Topic", null)).isEqualTo("Printer");
        assertThat(mail.getHeader("Thread-Index", null)).startsWith("AQHZ0000AAAAAAAAAAAAAAAAAAAAA");
        assertThat(mail.getFrom()[0]).hasToString("Help <help@msp.test>");
        assertThat(mail.getHeader("Auto-Submitted")).isNull();
    }

    @Test
    void isTextAndHtmlOfTheSameWordsWithItsWriterAndItsFiles() throws Exception {
        Ticket ticket = opened(OUTLOOK.replace("first", "second"));
        BlobStore.Blob blob = server.fettle().blobs().put("toner: 3 %".getBytes(StandardCharsets.UTF_8));
        var file = new NewEntry.File("levels.txt", "text/plain", blob.size(), blob.sha256(), Optional.empty(), false);

        MimeMessage mail = replied(ticket, Reply.of("Since **when**?").attaching(List.of(file)));

        Multipart whole = (Multipart) mail.getContent();
        Multipart words = (Multipart) whole.getBodyPart(0).getContent();
        assertThat(words.getContentType()).startsWith("multipart/alternative");
        assertThat(words.getBodyPart(0).getContent().toString())
                .startsWith("Since **when**?\r\n\r\nTess Tanner\r\nHelp")
                .contains("> It hums.");
        assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(words.getBodyPart(1).getContent().toString())
                .contains("<p>Since <strong>when</strong>?</p>", "Tess Tanner<br>", "<p>It hums.</p>")
                .doesNotContain("<img");
        BodyPart attached = whole.getBodyPart(1);
        assertThat(attached.getFileName()).isEqualTo("levels.txt");
        assertThat(attached.getInputStream().readAllBytes()).asString().isEqualTo("toner: 3 %");
    }

    @Test
    void isJoinedByItsAnswer() throws Exception {
        Ticket ticket = opened(OUTLOOK.replace("first", "third"));
        MimeMessage mail = replied(ticket, Reply.of("Since when?"));

        LedgerEntry answer = delivered("""
                From: ann@acme.test
                To: help@msp.test
                Subject: Re: Re: %s
                Message-ID: <fourth@acme.test>
                In-Reply-To: %s
                References: %s %s

                Since Monday.
                """.formatted(
                mail.getSubject(), mail.getMessageID(), mail.getHeader("References", null), mail.getMessageID()));

        assertThat(answer.outcome()).isEqualTo(Outcome.Kind.JOINED);
        MimeMessage next = replied(ticket, Reply.of("I see."));
        assertThat(next.getSubject()).isEqualTo(mail.getSubject());
        assertThat(next.getHeader("In-Reply-To", null)).isEqualTo("<fourth@acme.test>");
        assertThat(next.getHeader("References", null).split("\\s+"))
                .containsExactly("<third@acme.test>", mail.getMessageID(), "<fourth@acme.test>");
    }

    @Test
    void goesAsACopyToWhoeverTakesPartAndWasNotLeftOut() throws Exception {
        Ticket ticket = opened(OUTLOOK.replace("first", "fifth"));
        long kim = takesPart(ticket, "Kim Kay", "kim@acme.test");
        long lou = takesPart(ticket, "Lou Lane", "lou@acme.test");

        MimeMessage toAll = replied(ticket, Reply.of("For all of you"));
        assertThat(toAll.getHeader("To", null)).isEqualTo("Ann Abbott <ann@acme.test>");
        assertThat(toAll.getHeader("Cc", null)).isEqualTo("Kim Kay <kim@acme.test>, Lou Lane <lou@acme.test>");

        MimeMessage toOne = replied(ticket, Reply.of("For Ann and Lou").copying(List.of(lou)));
        assertThat(toOne.getHeader("Cc", null)).isEqualTo("Lou Lane <lou@acme.test>");

        MimeMessage toNone = replied(ticket, Reply.of("For Ann").copying(List.of()));
        assertThat(toNone.getHeader("Cc")).isNull();
        assertThat(kim).isNotEqualTo(lou);
    }

    private static long takesPart(Ticket ticket, String name, String address) {
        var features = server.fettle().features();
        return server.database().transaction(TEST, tx -> {
            long id = features.clients()
                    .addContact(tx, ticket.clientId(), NewContact.met(name, address))
                    .id();
            features.ticketing().tickets().addParticipant(tx, ticket, id);
            return id;
        });
    }

    private static GreenMail started() {
        var relay = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        relay.start();
        return relay;
    }

    private static Ticket opened(String raw) throws IOException, InterruptedException {
        LedgerEntry entry = delivered(raw);
        assertThat(entry.outcome()).isEqualTo(Outcome.Kind.OPENED);
        return server.database()
                .transaction(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .ticketing()
                                .tickets()
                                .find(tx, entry.ticket().orElseThrow().number()));
    }

    private static LedgerEntry delivered(String raw) throws IOException, InterruptedException {
        var arrival = new Arrival(
                Arrival.Source.API, Optional.of(mailbox), Optional.empty(), "ann@acme.test", "help@msp.test", false);
        var intaking = server.fettle().mail().intaking();
        byte[] bytes = raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        long id = intaking.intake().receive(arrival, new ByteArrayInputStream(bytes));
        for (int round = 0; round < 2_000; round++) {
            LedgerEntry entry = intaking.ledger().find(server.database().read(TEST), id);
            if (entry.outcome() != Outcome.Kind.WAITING) {
                return entry;
            }
            intaking.job().run();
            Thread.sleep(10);
        }
        throw new AssertionError("The mail still waits");
    }

    /// Lets everything that waits go out.
    private static void settle() throws InterruptedException {
        for (int round = 0; round < 1_000 && waits(); round++) {
            server.runJobs();
            server.clock().advance(Duration.ofSeconds(1));
            Thread.sleep(10);
        }
    }

    private static boolean waits() {
        return server.fettle().features().outbox().newest(server.database().read(TEST), Long.MAX_VALUE, 100).stream()
                .flatMap(mail -> mail.to().stream())
                .anyMatch(to -> to.state() == DeliveryState.QUEUED);
    }

    private static MimeMessage replied(Ticket ticket, Reply reply) throws MessagingException, InterruptedException {
        var tess = server.people().tess();
        settle();
        Set<String> before = new HashSet<>();
        for (MimeMessage mail : RELAY.getReceivedMessages()) {
            before.add(mail.getMessageID());
        }
        server.clock().advance(Duration.ofMinutes(1));
        server.database()
                .run(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .ticketing()
                                .handling()
                                .reply(
                                        tx,
                                        Seen.asItStands(ticket.number()),
                                        new Actor.Technician(tess.technicianId(), tess.name()),
                                        reply));
        for (int round = 0; round < 1_000; round++) {
            server.runJobs();
            for (MimeMessage mail : RELAY.getReceivedMessages()) {
                if (mail.getHeader("Auto-Submitted") == null && !before.contains(mail.getMessageID())) {
                    return mail;
                }
            }
            server.clock().advance(Duration.ofSeconds(1));
            Thread.sleep(10);
        }
        throw new AssertionError("No reply has come");
    }
}
