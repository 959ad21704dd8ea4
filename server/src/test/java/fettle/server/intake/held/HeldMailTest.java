package fettle.server.intake.held;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.client.Client;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.store.Scope;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a person can do with a held mail, and how it is taken back.
class HeldMailTest extends FreshMailDesk {

    private static final String OFFER = "From: Eve <eve@evil.test>\nSubject: Offer\n\nBuy this\n";

    @Test
    void whatWasSetAsideIsHeldAgainForTheSameReason() throws Exception {
        LedgerEntry held = desk.deliver(OFFER);
        ledger().ignore(tess(), held.id());

        LedgerEntry again = ledger().undo(tess(), held.id());

        assertThat(again.outcome()).isEqualTo(Outcome.Kind.QUARANTINED);
        assertThat(again.reason()).isEqualTo(Reason.UNKNOWN_SENDER);
        assertThat(again.words()).isEqualTo(held.words());
        assertThatThrownBy(() -> ledger().undo(tess(), held.id())).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void aReleasedMailLeavesASolvedTicketOfNobodyWhenThatIsTakenBack() throws Exception {
        LedgerEntry held = desk.deliver(OFFER);
        long number = ledger().release(tess(), held.id(), Optional.empty())
                .ticket()
                .orElseThrow()
                .number();

        LedgerEntry again = ledger().undo(tess(), held.id());

        assertThat(again.held()).isTrue();
        assertThat(again.ticket()).isEmpty();
        assertThat(ticket(number).stage()).isEqualTo(Ticket.Stage.RESOLVED);
        assertThat(ticket(number).clientId()).isEqualTo(Client.UNASSIGNED);
        assertThat(ledger().release(tess(), held.id(), Optional.empty()).outcome())
                .isEqualTo(Outcome.Kind.OPENED);
    }

    @Test
    void aTicketThatSomebodyHasWorkedOnIsNotTakenAway() throws Exception {
        LedgerEntry held = desk.deliver(OFFER);
        long number = ledger().release(tess(), held.id(), Optional.empty())
                .ticket()
                .orElseThrow()
                .number();
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing
                        .handling()
                        .note(tx, Seen.asItStands(number), by(), "I rang them", Optional.empty()));

        assertThatThrownBy(() -> ledger().undo(tess(), held.id())).isInstanceOf(Refusal.Conflict.class);

        assertThat(desk.entry(held.id()).outcome()).isEqualTo(Outcome.Kind.OPENED);
    }

    @Test
    void aMailThatJoinedTheWrongTicketLeavesItAsItWas() throws Exception {
        LedgerEntry printer = desk.deliver("From: Ann <ann@acme.test>\nSubject: Printer\n\nHelp\n");
        long number = printer.ticket().orElseThrow().number();
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing
                        .handling()
                        .resolve(
                                tx, Seen.asItStands(number), by(), new Solution("Cable", "Plugged"), Optional.empty()));
        LedgerEntry held = desk.deliver(OFFER);
        ledger().join(tess(), held.id(), number);
        assertThat(ticket(number).stage()).isNotEqualTo(Ticket.Stage.RESOLVED);

        LedgerEntry again = ledger().undo(tess(), held.id());

        assertThat(again.held()).isTrue();
        assertThat(ticket(number).stage()).isEqualTo(Ticket.Stage.RESOLVED);
        assertThat(entries(number)).isEqualTo(1);
    }

    @Test
    void aBlockedSenderIsHeldUntilTheyAreUnblocked() throws Exception {
        LedgerEntry first = desk.deliver(OFFER);
        LedgerEntry aside = ledger().block(tess(), first.id(), true);
        assertThat(aside.outcome()).isEqualTo(Outcome.Kind.IGNORED);

        LedgerEntry next = desk.deliver("From: Mal <mal@evil.test>\nSubject: Offer 2\n\nBuy that\n");
        assertThat(next.reason()).isEqualTo(Reason.BLOCKED_SENDER);
        assertThat(next.words()).contains("evil.test", "Tess Tech");

        ledger().undo(tess(), first.id());
        assertThat(desk.deliver("From: Mal <mal@evil.test>\nSubject: Offer 3\n\nBuy it\n")
                        .reason())
                .isEqualTo(Reason.UNKNOWN_SENDER);
    }

    @Test
    void whoWritesInTheNameOfOneOfUsCanBeBlockedToo() throws Exception {
        LedgerEntry held = desk.deliver("Authentication-Results: mx.fettle.test; dmarc=pass header.from=acme.test\n"
                + "From: Tess <tech@msp.test>\nSubject: x\n\nforged\n");
        assertThat(held.held()).isTrue();
        ledger().block(tess(), held.id(), false);

        assertThat(desk.deliver("From: Tess <tech@msp.test>\nSubject: y\n\nforged again\n")
                        .reason())
                .isEqualTo(Reason.BLOCKED_SENDER);
    }

    @Test
    void aClientsOwnDomainIsNeverBlockedAsAWhole() throws Exception {
        database.run(
                MailDesk.TEST,
                tx -> desk.clients.addContact(tx, desk.globex.id(), NewContact.met("Ann at two", "two@acme.test")));
        database.run(MailDesk.TEST, tx -> {
            long third = desk.clients
                    .add(
                            tx,
                            new NewClient(
                                    "Initech",
                                    ZoneId.of("Europe/London"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of()))
                    .id();
            desk.clients.addContact(tx, third, NewContact.met("Ann at two", "two@acme.test"));
        });
        LedgerEntry held = desk.deliver("From: two@acme.test\nSubject: For whom?\n\nHelp\n");
        assertThat(held.reason()).isEqualTo(Reason.TWO_CLIENTS);

        assertThatThrownBy(() -> ledger().block(tess(), held.id(), true)).isInstanceOf(Refusal.Invalid.class);
    }

    private Ledger ledger() {
        return desk.intaking.ledger();
    }

    private Ledger.Decider tess() {
        return new Ledger.Decider(new Scope.Desk(desk.tess.id()), desk.tess.id(), desk.tess.name());
    }

    private Actor.Technician by() {
        return new Actor.Technician(desk.tess.id(), desk.tess.name());
    }

    private Ticket ticket(long number) {
        return desk.ticketing.tickets().find(database.read(MailDesk.TEST), number);
    }

    private int entries(long number) {
        Ticket ticket = ticket(number);
        return new Conversations(desk.ids)
                .entries(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id())
                .size();
    }
}
