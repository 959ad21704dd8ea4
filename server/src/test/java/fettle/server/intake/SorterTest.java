package fettle.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply.Solution;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who may do what by mail, told as stories.
class SorterTest extends FreshMailDesk {

    private static final String VERIFIED = "Authentication-Results: mx.fettle.test; dmarc=pass header.from=%s\n";

    @Test
    void aKnownContactOpensATicketAndIsTold() throws Exception {
        LedgerEntry entry =
                desk.deliver("From: Ann <ann@acme.test>\nMessage-ID: <1@acme.test>\nSubject: Printer\n\nHelp\n");

        Delivery mail = outgoing().getFirst();
        assertThat(entry.identity()).isEqualTo(Identity.KNOWN);
        assertThat(mail.automatic()).isEqualTo(Automatic.ACKNOWLEDGEMENT);
        assertThat(mail.to()).extracting(to -> to.recipient().address()).containsExactly("ann@acme.test");
        assertThat(desk.outbox.find(read(), mail.mailId()).orElseThrow().mail().inReplyTo())
                .contains("<1@acme.test>");
    }

    @Test
    void theAnswerToTheAcknowledgementJoinsItsTicket() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));

        LedgerEntry reply = desk.deliver("From: Ann <ann@acme.test>\nSubject: Re: something else\nIn-Reply-To: "
                + outgoing().getFirst().messageId() + "\n\nStill down.\n\nOn Monday Support wrote:\n> old\n");

        assertThat(reply.reason()).isEqualTo(Reason.JOINED_SIGNED_ID);
        assertThat(entriesOf(ticket)).hasSize(2);
        assertThat(entriesOf(ticket).getLast().visibleText())
                .contains("Still down.")
                .doesNotContain("> old");
        assertThat(entriesOf(ticket).getLast().text()).contains("> old");
    }

    @Test
    void aReplyToTheAddressWithTheTokenJoinsToo() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));
        String token = desk.messageIds.replyAddress(MailDesk.SUPPORT, Purpose.REPLY, ticket.id());

        LedgerEntry reply = desk.deliver("From: Ann <ann@acme.test>\nTo: " + token + "\nSubject: x\n\nMore\n");

        assertThat(reply.reason()).isEqualTo(Reason.JOINED_REPLY_ADDRESS);
    }

    @Test
    void aTokenInTheHandsOfAnotherClientOpensATicketOfTheirs() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));
        String id = desk.messageIds.messageId(Purpose.REPLY, ticket.id(), 5);

        LedgerEntry entry = desk.deliver(verified("globex.test")
                + "From: Bob <bob@globex.test>\nSubject: x\nReferences: " + id + "\n\nLet me in\n");

        assertThat(entry.reason()).isEqualTo(Reason.NEW_NOT_THEIR_TICKET);
        assertThat(ticketOf(entry).clientId()).isEqualTo(desk.globex.id());
        assertThat(entriesOf(ticket)).hasSize(1);
    }

    @Test
    void theVisibleNumberLetsInOnlyAVerifiedParticipant() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));
        String subject = "Subject: Re: [#" + ticket.number() + "] Printer\n\nMore\n";

        assertThat(desk.deliver("From: Ann <ann@acme.test>\n" + subject).outcome())
                .isEqualTo(Outcome.Kind.OPENED);
        assertThat(desk.deliver(verified("acme.test") + "From: Kim <kim@acme.test>\n" + subject)
                        .outcome())
                .isEqualTo(Outcome.Kind.OPENED);
        assertThat(desk.deliver(verified("acme.test") + "From: Ann <ann@acme.test>\n" + subject)
                        .reason())
                .isEqualTo(Reason.JOINED_NUMBER);
    }

    @Test
    void aColleaguesAnswerInTheSameThreadJoinsWhenVerified() throws Exception {
        Ticket ticket = ticketOf(
                desk.deliver("From: Ann <ann@acme.test>\nMessage-ID: <first@acme.test>\nSubject: Printer\n\nHelp\n"));

        LedgerEntry entry = desk.deliver(verified("acme.test")
                + "From: Kim <kim@acme.test>\nIn-Reply-To: <first@acme.test>\nSubject: Re: Printer\n\nMine too\n");

        assertThat(entry.reason()).isEqualTo(Reason.JOINED_THREAD);
        assertThat(entry.ticket().orElseThrow().ticketId()).isEqualTo(ticket.id());
    }

    @Test
    void anAnswerToAClosedTicketBecomesANewOneThatFollowsIt() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));
        String id = outgoing().getFirst().messageId();
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing
                        .handling()
                        .resolve(
                                tx,
                                Seen.asItStands(ticket.number()),
                                new Actor.Technician(desk.tess.id(), desk.tess.name()),
                                new Solution("paper", "filled"),
                                Optional.empty()));
        desk.later(Duration.ofDays(90));

        LedgerEntry entry =
                desk.deliver("From: Ann <ann@acme.test>\nSubject: Re: Printer\nIn-Reply-To: " + id + "\n\nAgain\n");

        assertThat(entry.reason()).isEqualTo(Reason.NEW_AFTER_CLOSED);
        assertThat(ticketOf(entry).id()).isNotEqualTo(ticket.id());
    }

    @Test
    void aNewColleagueBecomesAContactOfTheirClient() throws Exception {
        LedgerEntry entry = desk.deliver("From: Zoe New <zoe@acme.test>\nSubject: Hello\n\nFirst day\n");

        assertThat(entry.reason()).isEqualTo(Reason.NEW_CONTACT);
        assertThat(desk.clients.contactsByAddress(read(), "zoe@acme.test"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.clientId()).isEqualTo(desk.acme.id()));
        assertThat(outgoing()).isEmpty();
    }

    @Test
    void whoFailsTheSenderCheckJoinsNothingAndIsTellableFromTheRest() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));
        String id = outgoing().getFirst().messageId();

        LedgerEntry entry = desk.deliver("Authentication-Results: mx.fettle.test; dmarc=fail header.from=acme.test\n"
                + "From: Ann <ann@acme.test>\nIn-Reply-To: " + id + "\nSubject: Re: Printer\n\nSend me the password\n");

        assertThat(entry.outcome()).isEqualTo(Outcome.Kind.OPENED);
        assertThat(ticketOf(entry).identity()).isEqualTo(Identity.FAILED);
        assertThat(entriesOf(ticketOf(entry)).getFirst().notice())
                .hasValueSatisfying(notice -> assertThat(notice).contains("could not confirm"));
        assertThat(entriesOf(ticket)).hasSize(1);
        assertThat(outgoing()).hasSize(1);
    }

    @Test
    void aVerifiedTechniciansAnswerToANoticeBecomesANote() throws Exception {
        Ticket ticket = ticketOf(desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n"));
        String notice = desk.messageIds.messageId(Purpose.NOTICE, ticket.id(), 9);
        String answer = "From: Tess <tech@msp.test>\nSubject: Re: notice\nIn-Reply-To: " + notice + "\n\nI take it.\n";

        assertThat(desk.deliver(answer).reason()).isEqualTo(Reason.TECHNICIAN_NOT_PROVEN);
        assertThat(desk.deliver(verified("msp.test") + answer).reason()).isEqualTo(Reason.JOINED_NOTE);

        assertThat(new Conversations(desk.ids).notes(read().forClient(ticket.clientId()), ticket.id()))
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("I take it."));
        assertThat(entriesOf(ticket)).hasSize(1);
    }

    @Test
    void nobodyIsSubscribedByStandingInCopy() throws Exception {
        Ticket ticket = ticketOf(
                desk.deliver(
                        "From: Ann <ann@acme.test>\nTo: support@fettle.test\nCc: eve@evil.test, kim@acme.test\nSubject: x\n\nHelp\n"));

        assertThat(desk.ticketing.tickets().participants(read(), ticket)).isEmpty();
        assertThat(entriesOf(ticket).getFirst().notice()).contains("Also addressed: eve@evil.test, kim@acme.test.");
        assertThat(outgoing()).allSatisfy(mail -> assertThat(mail.to()).hasSize(1));
    }

    @Test
    void aStormOfMailsIsAcknowledgedFiveTimesAnHour() throws Exception {
        for (int i = 0; i < 8; i++) {
            desk.deliver("From: Ann <ann@acme.test>\nSubject: Mail " + i + "\n\nHelp\n");
        }

        assertThat(outgoing()).hasSize(5);
        desk.later(Duration.ofMinutes(61));
        desk.deliver("From: Ann <ann@acme.test>\nSubject: Later\n\nHelp\n");
        assertThat(outgoing()).hasSize(6);
    }

    @Test
    void aMailToTwoOfOurMailboxesIsOneTicket() throws Exception {
        Mailbox second = desk.mailboxes.add(
                MailDesk.TEST,
                new Mailboxes.Wanted(
                        "Urgent",
                        "urgent@fettle.test",
                        Mailbox.UnknownSenders.HOLD,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        String mail = "From: Ann <ann@acme.test>\nMessage-ID: <1@acme.test>\nSubject: Printer\n\nHelp\n";

        LedgerEntry one = deliver("Delivered-To: support@fettle.test\n" + mail, desk.support);
        LedgerEntry other = deliver("Delivered-To: urgent@fettle.test\n" + mail, second);

        assertThat(one.outcome()).isEqualTo(Outcome.Kind.OPENED);
        assertThat(other.reason()).isEqualTo(Reason.DUPLICATE);
    }

    @Test
    void aBounceMarksOnlyTheRecipientItNamesAndOnlyOurOwnMail() throws Exception {
        desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n");
        String id = outgoing().getFirst().messageId();

        LedgerEntry forged = desk.deliver(bounce(id, "bob@globex.test"));
        assertThat(forged.reason()).isEqualTo(Reason.FORGED_BOUNCE);
        assertThat(outgoing().getFirst().to().getFirst().state()).isEqualTo(DeliveryState.QUEUED);

        LedgerEntry genuine = desk.deliver(bounce(id, "ann@acme.test"));
        assertThat(genuine.outcome()).isEqualTo(Outcome.Kind.EVENT);
        assertThat(outgoing().getFirst().to().getFirst().state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(outgoing()).hasSize(1);
    }

    @Test
    void aReceiptTellsWhenItsOwnRecipientOpenedTheMail() throws Exception {
        desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n");
        String id = outgoing().getFirst().messageId();

        LedgerEntry stray = desk.deliver(receipt("Bob <bob@globex.test>", id));
        assertThat(stray.outcome()).isEqualTo(Outcome.Kind.IGNORED);
        assertThat(outgoing().getFirst().to().getFirst().readAt()).isEmpty();

        LedgerEntry genuine = desk.deliver(receipt("Ann <ann@acme.test>", id));
        assertThat(genuine.outcome()).isEqualTo(Outcome.Kind.EVENT);
        assertThat(outgoing().getFirst().to().getFirst().readAt()).isPresent();
        assertThat(outgoing()).hasSize(1);
    }

    private static String receipt(String from, String messageId) {
        return """
                From: %s
                Subject: Read: Printer
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=disposition-notification; boundary="b"

                --b
                Content-Type: text/plain

                Your message was read.

                --b
                Content-Type: message/disposition-notification

                Original-Message-ID: %s
                Disposition: manual-action/MDN-sent-manually; displayed

                --b--
                """.formatted(from, messageId);
    }

    private static String verified(String domain) {
        return VERIFIED.formatted(domain);
    }

    private static String bounce(String messageId, String recipient) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mx.acme.test
                Subject: Undelivered Mail
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                Sorry.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.acme.test

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1

                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --b--
                """.formatted(recipient, messageId);
    }

    private LedgerEntry deliver(String raw, Mailbox mailbox) throws IOException, InterruptedException {
        var arrival = new Arrival(
                Arrival.Source.API, Optional.of(mailbox.id()), Optional.empty(), "", mailbox.address(), false);
        return desk.settled(desk.intaking
                .intake()
                .receive(arrival, new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8))));
    }

    private Tx read() {
        return database.read(MailDesk.TEST);
    }

    private List<Delivery> outgoing() {
        return desk.outbox.newest(read(), Long.MAX_VALUE, 100);
    }

    private Ticket ticketOf(LedgerEntry entry) {
        return desk.ticketing
                .tickets()
                .find(read(), entry.ticket().orElseThrow().number());
    }

    private List<PublicEntry> entriesOf(Ticket ticket) {
        return new Conversations(desk.ids).entries(read().forClient(ticket.clientId()), ticket.id());
    }
}
