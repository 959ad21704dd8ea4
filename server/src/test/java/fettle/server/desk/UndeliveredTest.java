package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.route.DeliveryReport;
import fettle.server.mail.route.RelayPeer;
import fettle.server.mail.route.RelayPeer.Fault;
import fettle.server.mail.route.RelayPeer.Taken;
import fettle.server.monitor.Finding;
import fettle.server.monitor.rule.Severity;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A mail that does not come to somebody is seen to by somebody.
class UndeliveredTest {

    private static final Scope TEST = new Scope.System("test");
    private static final String RULE = "M1-24";
    private static final RelayPeer RELAY = relay();

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of(
            "mail.relay-host",
            "127.0.0.1",
            "mail.relay-port",
            String.valueOf(RELAY.port()),
            "mail.relay-protection",
            "none"));

    private final DeskStory story = new DeskStory(server);
    private Ticket ticket;

    @BeforeEach
    void annAsks() {
        RELAY.mend(ann());
        ticket = story.taken("Printer");
    }

    @AfterAll
    static void close() {
        RELAY.close();
    }

    @Test
    void whoAnsweredIsToldThatTheAddressDoesNotExistAndSendsAgainToTheRightOne() throws InterruptedException {
        RELAY.give(ann(), Fault.REFUSED_AT_RECIPIENT);
        reply("Restart it, please.");

        until(() -> finding().isPresent());
        assertThat(finding()).get().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.ACT);
            assertThat(found.personId()).contains(server.people().tess().technicianId());
            assertThat(found.words())
                    .isEqualTo(ann() + " did not get our mail (nobody has this address): correct the address and send"
                            + " it again, or call; Tess Tanner has it");
        });
        Answer page = story.page(story.tess(), ticket);
        assertThat(page.text())
                .contains(ann() + " did not get our mail", "Nobody has this address", "550 5.1.1 no such user here");

        Answer sent = send("sending-again", "recipient", recipient(), "address", "Ann@New-Acme.test");

        assertThat(sent.status()).isEqualTo(303);
        assertThat(finding()).isEmpty();
        until(() -> states().equals(List.of(DeliveryState.REFUSED, DeliveryState.ACCEPTED)));
        assertThat(RELAY.taken()).extracting(Taken::recipient).contains("ann@new-acme.test");
        assertThat(story.page(story.tess(), ticket).text())
                .contains("Tess Tanner sent it again, to ann@new-acme.test")
                .doesNotContain("did not get our mail");
    }

    @Test
    void twoMailsThatOneAddressDidNotGetAreToldAsOneThing() throws InterruptedException {
        lose();
        reply("Did it help?");
        until(() -> states().equals(List.of(DeliveryState.REFUSED, DeliveryState.REFUSED)));

        assertThat(finding())
                .get()
                .satisfies(found -> assertThat(found.words())
                        .isEqualTo(
                                ann() + " did not get our mail (nobody has this address): correct the address and send"
                                        + " it again, or call; Tess Tanner has it"));
    }

    @Test
    void aReportThatComesLaterTellsTheOwnerAsARefusalDoes() throws InterruptedException {
        report("Final-Recipient: rfc822; ann@acme.test\nAction: failed\nStatus: 5.2.2\n"
                + "Diagnostic-Code: smtp; 552 5.2.2 Ann has 2 GB of\n <holiday> pictures");

        until(() -> finding().isPresent());
        assertThat(finding()).get().extracting(Finding::words).asString().contains("their mailbox is full");
        assertThat(states()).containsExactly(DeliveryState.BOUNCED);
        assertThat(story.page(story.tess(), ticket).text())
                .contains("552 5.2.2 Ann has 2 GB of &lt;holiday&gt; pictures");
    }

    @Test
    void aReportAboutTheAddressThatHersLeadsToCountsForHer() throws InterruptedException {
        report("Final-Recipient: rfc822; a.abbott@old-acme.test\nAction: failed\nStatus: 5.1.1");

        until(() -> finding().isPresent());
        assertThat(finding()).get().extracting(Finding::words).asString().contains(ann() + " did not get our mail");
        assertThat(states()).containsExactly(DeliveryState.BOUNCED);
    }

    @Test
    void aReportAboutAnAliasOfSeveralCountsForTheOneItWasSentTo() throws InterruptedException {
        copyTo("kim@acme.test");

        report("Original-Recipient: rfc822; kim@acme.test\nFinal-Recipient: rfc822; all@old-acme.test\n"
                + "Action: failed\nStatus: 5.1.1");

        until(() -> finding().isPresent());
        assertThat(finding()).get().extracting(Finding::words).asString().contains("kim@acme.test");
        assertThat(states()).containsExactly(DeliveryState.ACCEPTED, DeliveryState.BOUNCED);
    }

    @Test
    void aReportThatNamesNobodyOfSeveralIsShownAndBlamesNobody() throws InterruptedException {
        copyTo("lou@acme.test");

        report("Final-Recipient: rfc822; all@old-acme.test\nAction: failed\nStatus: 5.1.1");

        until(() -> story.page(story.tess(), ticket).text().contains("Sorry."));
        assertThat(states()).containsOnly(DeliveryState.ACCEPTED);
        assertThat(finding()).isEmpty();
    }

    private void copyTo(String address) {
        server.database().run(TEST, tx -> {
            Contact contact =
                    story.features().clients().addContact(tx, ticket.clientId(), NewContact.met(address, address));
            story.features().ticketing().tickets().addParticipant(tx, ticket, contact.id());
        });
    }

    /// We answer, the answer leaves for everybody, and then somebody's server reports this about it.
    private void report(String fields) throws InterruptedException {
        reply("Restart it, please.");
        until(() -> states().stream().allMatch(DeliveryState.ACCEPTED::equals));
        String messageId = deliveries().getFirst().messageId();
        Answer taken = server.program(server.people().ada())
                .silentAbout("Sec-Fetch-Site")
                .send(
                        "POST",
                        "/api/v1/intake",
                        BodyPublishers.ofString(DeliveryReport.saying(messageId, fields)),
                        "message/rfc822");
        assertThat(taken.status()).isEqualTo(202);
    }

    @Test
    void aCallThatReachedThemSettlesIt() throws InterruptedException {
        lose();
        server.clock().advance(Duration.ofMinutes(1));

        server.database()
                .run(
                        TEST,
                        tx -> story.features()
                                .ticketing()
                                .handling()
                                .reply(
                                        tx,
                                        Seen.asItStands(ticket.number()),
                                        DeskStory.actor(server.people().tess()),
                                        Reply.of("Told her").by(Channel.PHONE, true)));

        assertThat(finding()).isEmpty();
    }

    @Test
    void whoeverSaysHowTheyKnowSettlesItOnce() throws InterruptedException {
        lose();
        String recipient = recipient();

        Answer silent = send("delivery-settlement", "recipient", recipient, "words", " ");
        assertThat(silent.status()).isEqualTo(400);
        assertThat(silent.text()).contains("Say in up to 250 characters");
        Answer settled = send("delivery-settlement", "recipient", recipient, "words", "Met her in the corridor");
        assertThat(settled.status()).isEqualTo(303);
        assertThat(finding()).isEmpty();
        assertThat(story.page(story.tess(), ticket).text())
                .contains("Tess Tanner settled the undelivered mail: Met her in the corridor");

        Answer again = send("delivery-settlement", "recipient", recipient, "words", "Met her again");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Nothing on ticket #" + ticket.number());
    }

    @Test
    void aMailThatIsLateIsShownAtOnceAndToldAfterFourHoursUntilItArrives() throws InterruptedException {
        RELAY.give(ann(), Fault.BUSY_AT_RECIPIENT);
        reply("Restart it, please.");
        until(() -> tries() == 1);
        assertThat(finding()).isEmpty();
        assertThat(story.page(story.tess(), ticket).text()).contains("not taken yet, we try again. 450 4.2.1");

        server.clock().advance(Duration.ofHours(4));
        until(() -> finding().isPresent());
        assertThat(finding()).get().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.WARN);
            assertThat(found.words()).contains("not yet, it is still tried");
        });

        RELAY.mend(ann());
        server.clock().advance(Duration.ofHours(4));
        until(() -> states().equals(List.of(DeliveryState.ACCEPTED)));
        assertThat(finding()).isEmpty();
    }

    @Test
    void whatIsLostForGoodIsPressingAlsoAfterItWasLate() throws InterruptedException {
        RELAY.give(ann(), Fault.BUSY_AT_RECIPIENT);
        reply("Restart it, please.");
        until(() -> tries() == 1);
        server.clock().advance(Duration.ofHours(5));
        until(() -> finding().isPresent());

        RELAY.give(ann(), Fault.REFUSED_AT_MESSAGE);
        server.clock().advance(Duration.ofHours(4));
        until(() -> states().equals(List.of(DeliveryState.REFUSED)));

        assertThat(finding()).get().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.ACT);
            assertThat(found.words()).contains("takes it for unwanted mail");
        });
    }

    @Test
    void whatWasSentAgainWhileItWasLateCanBeSentAgainOnceItIsLost() throws InterruptedException {
        RELAY.give(ann(), Fault.BUSY_AT_RECIPIENT);
        reply("Restart it, please.");
        until(() -> tries() == 1);
        server.clock().advance(Duration.ofHours(5));
        until(() -> finding().isPresent());
        send("sending-again", "recipient", recipient(), "address", "ann@second-acme.test");
        assertThat(finding()).isEmpty();

        RELAY.give(ann(), Fault.REFUSED_AT_RECIPIENT);
        server.clock().advance(Duration.ofHours(4));
        until(() -> finding().isPresent());
        Answer sent = send("sending-again", "recipient", recipient(), "address", "ann@third-acme.test");

        assertThat(sent.status()).isEqualTo(303);
        until(() -> RELAY.taken().stream().anyMatch(mail -> mail.recipient().equals("ann@third-acme.test")));
    }

    private void lose() throws InterruptedException {
        RELAY.give(ann(), Fault.REFUSED_AT_RECIPIENT);
        reply("Restart it, please.");
        until(() -> finding().isPresent());
    }

    private void reply(String text) {
        Answer sent = send("entries", "kind", "reply", "text", text);
        assertThat(sent.status()).isEqualTo(303);
    }

    private Answer send(String step, String... fields) {
        return story.send(story.tess(), ticket, step, fields);
    }

    private Optional<Finding> finding() {
        return server
                .database()
                .transaction(
                        TEST,
                        tx -> story.features().monitoring().monitor().openFindings(tx, ticket.clientId(), ticket.id()))
                .stream()
                .filter(found -> found.rule().equals(RULE))
                .findFirst();
    }

    private List<Delivery> deliveries() {
        return story.features().outbox().ofTicket(server.database().read(TEST), ticket.clientId(), ticket.id());
    }

    private List<DeliveryState> states() {
        return deliveries().stream()
                .flatMap(mail -> mail.to().stream())
                .map(Delivery.To::state)
                .toList();
    }

    private int tries() {
        Delivery.To to = deliveries().getFirst().to().getFirst();
        return to.lastError().isEmpty() ? 0 : to.attempts();
    }

    private String recipient() {
        return String.valueOf(deliveries().getFirst().to().getFirst().id());
    }

    private static String ann() {
        return "ann@acme.test";
    }

    /// Works as the server does by itself, until it has come so far.
    private static void until(BooleanSupplier done) throws InterruptedException {
        for (int round = 0; round < 1_000; round++) {
            server.clock().advance(Duration.ofSeconds(1));
            server.runJobs();
            if (done.getAsBoolean()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("It did not happen");
    }

    private static RelayPeer relay() {
        try {
            return new RelayPeer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
