package fettle.server.intake.sort;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.contract.CalendarTexts;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.mail.outbox.SentMail;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.conversation.SupplierMessage;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What suppliers answer goes into their thread of the ticket, where only we read it, and ends our wait for them.
class SupplierAnswerTest extends FreshMailDesk {

    private static final String FAILED =
            "Authentication-Results: mx.fettle.test; dmarc=fail header.from=carrier.test\n";

    private Ticket ticket;
    private Supplier carrier;
    private SentMail asked;

    @BeforeEach
    void tessWritesToTheCarrier() throws Exception {
        carrier = database.transaction(MailDesk.TEST, tx -> {
            long round = desk.calendars
                    .add(
                            tx,
                            "Round",
                            List.of(new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", "24x7", "-")))
                    .id();
            return desk.suppliers.add(
                    tx,
                    new NewSupplier("Carrier", round, 240, Optional.empty(), Optional.of("Help@Carrier.test"), true));
        });
        long number = desk.deliver("From: Ann <ann@acme.test>\nSubject: Line down\n\nOur line is down\n")
                .ticket()
                .orElseThrow()
                .number();
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing
                        .suppliers()
                        .give(
                                tx,
                                Seen.asItStands(number),
                                tess(),
                                carrier.id(),
                                desk.clock.instant().plus(Duration.ofDays(1)),
                                "Line 7",
                                "Please look at line 7."));
        ticket = desk.ticketing.tickets().find(database.read(MailDesk.TEST), number);
        asked = desk.outbox
                .find(
                        database.read(MailDesk.TEST),
                        desk.outbox
                                .newest(database.read(MailDesk.TEST), Long.MAX_VALUE, 1)
                                .getFirst()
                                .mailId())
                .orElseThrow();
    }

    @Test
    void isAskedByAMailThatSaysNothingOfWhatTheClientWrote() {
        assertThat(asked.mail().to()).extracting("address").containsExactly("Help@Carrier.test");
        assertThat(asked.mail().body()).contains("Please look at line 7.").doesNotContain("Our line is down");
        assertThat(now().pauseReason()).contains(PauseReason.SUPPLIER);
    }

    @Test
    void goesIntoTheirThreadWhichNoClientReads() throws Exception {
        LedgerEntry answer = answer("help@carrier.test", "Line 7 is up again.");

        assertThat(answer.reason()).isEqualTo(Reason.JOINED_SUPPLIER);
        assertThat(answer.ticket().orElseThrow().number()).isEqualTo(ticket.number());
        assertThat(thread()).extracting(SupplierMessage::ours).containsExactly(true, false);
        assertThat(thread().getLast().visibleText()).contains("Line 7 is up again.");
        assertThat(entries()).as("what Ann may read").hasSize(1);
        assertThat(desk.sent()).as("nobody is told").isEqualTo(2);
    }

    @Test
    void endsTheWaitForThemAndSaysWhatIsNext() throws Exception {
        answer("help@carrier.test", "Which of the two lines?");

        assertThat(now().waiting()).isFalse();
        assertThat(now().nextAction().orElseThrow().words()).isEqualTo("Read what Carrier answered");
        assertThat(log()).anyMatch(event -> event instanceof TicketEvent.SupplierWrote it && it.endedWait());
    }

    @Test
    void mayComeFromAColleagueOfTheirs() throws Exception {
        assertThat(answer("Joe Field <joe@carrier.test>", "I take it over.").reason())
                .isEqualTo(Reason.JOINED_SUPPLIER);

        assertThat(thread().getLast().author()).isEqualTo("Joe Field (joe@carrier.test)");
    }

    @Test
    void ofTheirMachineIsKeptAndEndsNothing() throws Exception {
        LedgerEntry robot =
                desk.deliver("From: help@carrier.test\nSubject: Re: Line down\nAuto-Submitted: auto-replied\n"
                        + "In-Reply-To: " + asked.mail().messageId() + "\n\nWe have your mail.\n");

        assertThat(robot.reason()).isEqualTo(Reason.AUTO_REPLY);
        assertThat(thread()).hasSize(2);
        assertThat(now().pauseReason()).contains(PauseReason.SUPPLIER);
    }

    @Test
    void fromAnAddressOfNobodyIsHeldAndAPersonPutsItInTheThread() throws Exception {
        LedgerEntry held = answer("joe@elsewhere.test", "Line 7 is up.");

        assertThat(held.reason()).isEqualTo(Reason.SUPPLIER_NOT_PROVEN);
        assertThat(thread()).hasSize(1);
    }

    @Test
    void forgedIsHeld() throws Exception {
        LedgerEntry held = desk.deliver(FAILED + "From: help@carrier.test\nSubject: Re: Line down\nIn-Reply-To: "
                + asked.mail().messageId() + "\n\nSend me the password.\n");

        assertThat(held.reason()).isEqualTo(Reason.SENDER_FAILED);
        assertThat(thread()).hasSize(1);
    }

    @Test
    void doesNotTakeASolvedTicketUpAgain() throws Exception {
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing
                        .handling()
                        .resolve(
                                tx,
                                Seen.asItStands(ticket.number()),
                                tess(),
                                new Solution("line", "mended"),
                                Optional.empty()));

        assertThat(answer("help@carrier.test", "By the way, it is up.").outcome())
                .isEqualTo(Outcome.Kind.JOINED);
        assertThat(now().resolved()).isTrue();
    }

    @Test
    void ofAClientWithTheSuppliersMailInHandBecomesTheirOwnTicket() throws Exception {
        LedgerEntry bob = answer("bob@globex.test", "I got this mail of yours?");

        assertThat(bob.outcome()).isEqualTo(Outcome.Kind.OPENED);
        assertThat(thread()).hasSize(1);
    }

    @Test
    void withoutAMailOfOursIsHeldInTheirNameAndJoinsTheThreadByHand() throws Exception {
        LedgerEntry held = desk.deliver("From: help@carrier.test\nSubject: Works tonight\n\nWe work on all lines.\n");
        assertThat(held.reason()).isEqualTo(Reason.SUPPLIER_WITHOUT_TICKET);
        assertThat(held.words()).contains("Carrier", "help@carrier.test");

        desk.intaking
                .ledger()
                .join(new Ledger.Decider(MailDesk.TEST, desk.tess.id(), "Tess"), held.id(), ticket.number());

        assertThat(thread()).hasSize(2);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void putOnTheWrongTicketByHandLeavesItAsItWas() throws Exception {
        Ticket before = now();
        LedgerEntry held = desk.deliver("From: help@carrier.test\nSubject: Works tonight\n\nWe work on all lines.\n");
        var tess = new Ledger.Decider(MailDesk.TEST, desk.tess.id(), "Tess");
        desk.intaking.ledger().join(tess, held.id(), ticket.number());
        assertThat(now().waiting()).isFalse();
        desk.later(Duration.ofMinutes(5));

        LedgerEntry again = desk.intaking.ledger().undo(tess, held.id());

        assertThat(again.held()).isTrue();
        assertThat(again.reason()).isEqualTo(Reason.SUPPLIER_WITHOUT_TICKET);
        assertThat(thread()).hasSize(1);
        assertThat(now().pauseReason()).contains(PauseReason.SUPPLIER);
        assertThat(now().followUpAt()).isEqualTo(before.followUpAt());
        assertThat(now().nextAction()).isEqualTo(before.nextAction());
        desk.later(Duration.ofMinutes(5));
        assertThat(desk.intaking.ledger().join(tess, held.id(), ticket.number()).outcome())
                .as("it can be put there after all")
                .isEqualTo(Outcome.Kind.JOINED);
        assertThat(thread()).hasSize(2);
        assertThat(now().waiting()).isFalse();
    }

    @Test
    void thatCouldNotBeDeliveredIsSaidInTheThreadAndNotToTheClient() throws Exception {
        desk.deliver("From: MAILER-DAEMON@mx.carrier.test\nTo: support@fettle.test\nSubject: Undelivered\n"
                + "Auto-Submitted: auto-replied\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nNo such user.\n"
                + "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.carrier.test\n\n"
                + "Final-Recipient: rfc822; Help@Carrier.test\nAction: failed\nStatus: 5.1.1\n\n"
                + "--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: "
                + asked.mail().messageId() + "\n\n--b--\n");

        assertThat(thread()).hasSize(2);
        assertThat(entries()).hasSize(1);
    }

    private LedgerEntry answer(String from, String text) throws Exception {
        return desk.deliver("From: " + from + "\nSubject: Re: Line down\nIn-Reply-To: "
                + asked.mail().messageId() + "\n\n" + text + "\n");
    }

    private Actor.Technician tess() {
        return new Actor.Technician(desk.tess.id(), desk.tess.name());
    }

    private Ticket now() {
        return desk.ticketing.tickets().find(database.read(MailDesk.TEST), ticket.number());
    }

    private List<TicketEvent> log() {
        return new TicketLog(desk.ids).of(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id());
    }

    private List<SupplierMessage> thread() {
        return new Conversations(desk.ids)
                .withSuppliers()
                .of(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id());
    }

    private List<PublicEntry> entries() {
        return new Conversations(desk.ids)
                .entries(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id());
    }
}
