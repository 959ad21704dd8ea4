package fettle.server.intake.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.intake.FreshMailDesk;
import fettle.server.intake.Ledger;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.MailDesk;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.sorting.SpokenOf;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who wrote where that is not plain: people of several clients, people who have left, strangers who name a ticket.
class WhoIsItTest extends FreshMailDesk {

    @Test
    void whoWorksForTwoClientsWritesForTheOneThatTheMailboxStandsFor() throws Exception {
        carlOfBoth("carl@consult.test");
        mailboxOf(desk.globex);

        assertThat(clientOf(write("carl@consult.test"))).isEqualTo(desk.globex.id());
    }

    @Test
    void whoWorksForTwoClientsWritesElseForTheOneWhoseDomainTheyWriteFrom() throws Exception {
        carlOfBoth("carl@acme.test");

        assertThat(clientOf(write("carl@acme.test"))).isEqualTo(desk.acme.id());
    }

    @Test
    void whoWorksForTwoClientsWaitsElseForAPersonWhoseChoiceStaysWithTheThread() throws Exception {
        carlOfBoth("carl@consult.test");
        LedgerEntry held = write("carl@consult.test");
        assertThat(held.reason()).isEqualTo(Reason.TWO_CLIENTS);
        assertThat(held.words()).contains("Acme, Globex");
        assertThatThrownBy(() -> desk.intaking.ledger().release(decider(), held.id(), Optional.empty()))
                .isInstanceOf(Refusal.Invalid.class);

        LedgerEntry opened = desk.intaking.ledger().release(decider(), held.id(), Optional.of(desk.globex.id()));
        LedgerEntry reply = desk.deliver("From: Carl <carl@consult.test>\nSubject: Re: Printer\nIn-Reply-To: "
                + acknowledgement() + "\n\nMore\n");

        assertThat(clientOf(opened)).isEqualTo(desk.globex.id());
        assertThat(ticketOf(opened).contactId()).isPresent();
        assertThat(reply.ticket().orElseThrow().number())
                .isEqualTo(opened.ticket().orElseThrow().number());
    }

    @Test
    void whoseClientHasLeftUsIsHeldForAPersonToAnswer() throws Exception {
        LedgerEntry before = write("bob@globex.test");
        assertThat(before.outcome()).isEqualTo(Outcome.Kind.OPENED);
        leave(desk.globex);

        LedgerEntry reply = desk.deliver(
                "From: Bob <bob@globex.test>\nSubject: Re: Printer\nIn-Reply-To: " + acknowledgement() + "\n\nAnd?\n");

        assertThat(reply.reason()).isEqualTo(Reason.FORMER_CLIENT);
        assertThat(reply.words()).contains("bob@globex.test", "Globex");
        assertThat(write("zoe@globex.test").reason()).isEqualTo(Reason.FORMER_CLIENT);
        assertThat(desk.sent()).as("only the first was acknowledged").isEqualTo(1);
    }

    @Test
    void whoHasLeftTheirClientIsHeldAndBecomesNoContactAgain() throws Exception {
        leave(desk.ann);

        LedgerEntry held = write("ann@acme.test");
        LedgerEntry opened = desk.intaking.ledger().release(decider(), held.id(), Optional.empty());

        assertThat(held.reason()).isEqualTo(Reason.FORMER_CONTACT);
        assertThat(clientOf(opened)).isEqualTo(desk.acme.id());
        assertThat(ticketOf(opened).contactId()).isEmpty();
        assertThat(desk.sent()).isZero();
    }

    @Test
    void anotherClientsTokenOpensATicketWithALinkThatOnlyWeSee() throws Exception {
        LedgerEntry ann = write("ann@acme.test");

        LedgerEntry bob = desk.deliver(
                "From: Bob <bob@globex.test>\nSubject: x\nReferences: " + acknowledgement() + "\n\nLet me in\n");

        assertThat(bob.reason()).isEqualTo(Reason.NEW_NOT_THEIR_TICKET);
        assertThat(speaksOf(bob)).contains(ticketOf(ann).id());
        assertThatThrownBy(() -> joinAsSpoken(bob)).isInstanceOf(Refusal.Invalid.class);
        assertThat(entries(ann)).isEqualTo(1);
    }

    @Test
    void aColleaguesNumberMayBelongAndJoinsByAClick() throws Exception {
        LedgerEntry ann = write("ann@acme.test");

        LedgerEntry kim = desk.deliver("From: Kim <kim@acme.test>\nSubject: Re: [#"
                + ann.ticket().orElseThrow().number() + "] Printer\n\nMine too\n");
        assertThat(kim.outcome()).isEqualTo(Outcome.Kind.OPENED);
        assertThat(speaksOf(kim)).contains(ticketOf(ann).id());
        joinAsSpoken(kim);

        assertThat(entries(ann)).isEqualTo(2);
        assertThat(ticketOf(kim).mergedInto()).contains(ticketOf(ann).id());
    }

    @Test
    void aStrangersReferenceToACustomersOwnMailIsLinkedToo() throws Exception {
        openToStrangers();
        LedgerEntry ann =
                desk.deliver("From: Ann <ann@acme.test>\nMessage-ID: <1@acme.test>\nSubject: Printer\n\nHelp\n");

        LedgerEntry eve = desk.deliver("From: Eve <eve@gmail.com>\nSubject: Re: Printer\nReferences: <1@acme.test>\n\n"
                + "It is me, Ann, at home\n");
        assertThat(clientOf(eve)).isEqualTo(Client.UNASSIGNED);
        assertThat(speaksOf(eve)).contains(ticketOf(ann).id());
        joinAsSpoken(eve);

        assertThat(entries(ann)).isEqualTo(2);
    }

    @Test
    void ofWhatIsHeldThePageKnowsTheTicketThatItNames() throws Exception {
        LedgerEntry ann = write("ann@acme.test");

        LedgerEntry eve = desk.deliver(
                "From: Eve <eve@evil.test>\nSubject: Re: Printer\nReferences: " + acknowledgement() + "\n\nHi\n");

        assertThat(eve.outcome()).isEqualTo(Outcome.Kind.QUARANTINED);
        assertThat(desk.intaking
                        .ledger()
                        .spokenOf(
                                database.read(MailDesk.TEST),
                                eve,
                                desk.intaking.ledger().look(eve)))
                .contains(ann.ticket().orElseThrow().number());
    }

    /// What other desks write into subjects means nothing here; of several tokens the one that fits counts.
    @ParameterizedTest
    @CsvSource({
        "Re: [#%d] Printer, true",
        "AW: RE: [%d], true",
        "[#999999999] Re: [#%d] Printer, true",
        "[INC0012345] [#%d], true",
        "Re: Ticket#%d, false",
        "Re: #%d, false",
        "Re: [#0%d], false",
        "Re: [Ticket %d], false",
        "Re: (#%d), false",
        "Re: [#%dx], false",
        "Re: [##%d], false"
    })
    void theNumberCountsInItsOwnFormAlone(String subject, boolean joins) throws Exception {
        LedgerEntry ann = write("ann@acme.test");

        LedgerEntry reply = desk.deliver(
                "Authentication-Results: mx.fettle.test; dmarc=pass header.from=acme.test\nFrom: ann@acme.test\nSubject: "
                        + subject.formatted(number(ann)) + "\n\nMore\n");

        assertThat(number(reply) == number(ann)).isEqualTo(joins);
    }

    @Test
    void whatAnswersAMergedTicketGoesOnInTheSurvivor() throws Exception {
        LedgerEntry first = write("ann@acme.test");
        String token = acknowledgement();
        LedgerEntry second = desk.deliver("From: Ann <ann@acme.test>\nSubject: Again\n\nStill\n");
        database.run(
                MailDesk.TEST,
                tx -> desk.ticketing.merging().merge(tx, Seen.asItStands(number(first)), tess(), number(second)));

        LedgerEntry reply =
                desk.deliver("From: Ann <ann@acme.test>\nSubject: Re: x\nIn-Reply-To: " + token + "\n\nAnd?\n");

        assertThat(number(reply)).isEqualTo(number(second));
    }

    private LedgerEntry write(String from) throws Exception {
        return desk.deliver("From: Somebody <" + from + ">\nSubject: Printer\n\nHelp " + desk.ids.next() + "\n");
    }

    private void carlOfBoth(String mail) {
        for (Client client : List.of(desk.acme, desk.globex)) {
            database.run(
                    MailDesk.TEST,
                    tx -> desk.clients.addContact(tx, client.id(), NewContact.met("Carl Consult", mail)));
        }
    }

    private void mailboxOf(Client client) {
        support(Mailbox.UnknownSenders.HOLD, Optional.of(client.id()));
    }

    private void openToStrangers() {
        support(Mailbox.UnknownSenders.OPEN, Optional.empty());
    }

    private void support(Mailbox.UnknownSenders unknown, Optional<Long> client) {
        database.run(MailDesk.TEST, tx -> {
            Mailbox box = desk.mailboxes.mailbox(tx, desk.support.id());
            var wanted = new Mailboxes.Wanted(
                    box.name(),
                    box.address(),
                    box.further(),
                    unknown,
                    client,
                    box.groupId(),
                    box.writing(),
                    Optional.empty(),
                    Optional.empty());
            desk.mailboxes.change(tx, box, wanted, true);
        });
    }

    private void leave(Client client) {
        var gone = new Client(
                client.id(),
                client.name(),
                client.zone(),
                client.headcount(),
                client.accountManagerId(),
                false,
                false,
                client.createdAt());
        database.run(MailDesk.TEST, tx -> desk.clients.change(tx, gone, List.of("globex.test")));
    }

    private void leave(Contact contact) {
        var gone = new Contact(
                contact.id(),
                contact.clientId(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.jobTitle(),
                contact.critical(),
                contact.portal(),
                false,
                contact.createdAt());
        database.run(MailDesk.TEST, tx -> desk.clients.changeContact(tx, gone, List.of()));
    }

    private void joinAsSpoken(LedgerEntry entry) {
        database.run(MailDesk.TEST, tx -> desk.ticketing.spokenOf().join(tx, Seen.asItStands(number(entry)), tess()));
    }

    private Optional<Long> speaksOf(LedgerEntry entry) {
        Ticket ticket = ticketOf(entry);
        return SpokenOf.in(
                new TicketLog(desk.ids).of(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id()));
    }

    private int entries(LedgerEntry entry) {
        Ticket ticket = ticketOf(entry);
        return new Conversations(desk.ids)
                .entries(database.read(MailDesk.TEST).forClient(ticket.clientId()), ticket.id())
                .size();
    }

    private Ticket ticketOf(LedgerEntry entry) {
        return desk.ticketing.tickets().find(database.read(MailDesk.TEST), number(entry));
    }

    private long clientOf(LedgerEntry entry) {
        return ticketOf(entry).clientId();
    }

    private static long number(LedgerEntry entry) {
        return entry.ticket().orElseThrow().number();
    }

    private String acknowledgement() {
        return desk.outbox
                .newest(database.read(MailDesk.TEST), Long.MAX_VALUE, 1)
                .getFirst()
                .messageId();
    }

    private Ledger.Decider decider() {
        return new Ledger.Decider(MailDesk.TEST, desk.tess.id(), desk.tess.name());
    }

    private Actor.Technician tess() {
        return new Actor.Technician(desk.tess.id(), desk.tess.name());
    }
}
