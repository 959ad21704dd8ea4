package fettle.server.ticket.sorting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.server.client.Client;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.sla.CaseOutcome;
import fettle.server.sla.StoredClock;
import fettle.server.store.Scope;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What belongs together, and to whom: merging, splitting and another client, with what they do to the clocks
/// (DOMAIN 2.4). The clock begins on Wednesday, 4 March, at 09:00; P3 is answered in 1 h and solved in 17 h.
class SortingTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private TestDesk desk;
    private Ticket first;
    private Ticket second;

    @BeforeEach
    void annWritesTwice() {
        desk = new TestDesk(database.get());
        first = desk.open("Printer down");
        desk.clock.advance(HALF_AN_HOUR);
        second = desk.open("Still no printer");
    }

    @Test
    void theSurvivorTakesTheEarlierReceipt() {
        Ticket merged = merge(first, second);

        assertThat(merged.stage()).isEqualTo(Stage.CLOSED);
        assertThat(merged.mergedInto()).contains(second.id());
        Ticket survivor = desk.now(second);
        assertThat(survivor.receivedAt()).isEqualTo(first.receivedAt());
        assertThat(survivor.unansweredSince()).isEqualTo(first.unansweredSince());
        assertThat(clock(survivor, Commitment.RESPONSE).due()).contains(Instant.parse("2026-03-04T10:00:00Z"));
    }

    @Test
    void theMergedTicketLeavesTheStatistics() {
        desk.clock.advance(Duration.ofHours(1));
        desk.in(tx -> desk.handling.note(tx, desk.asItStands(first), desk.tess, "Late", Optional.empty()));
        assertThat(outcomes(first)).isNotEmpty();

        merge(first, second);

        assertThat(outcomes(first)).isEmpty();
        assertThat(clocks(first)).isEmpty();
        assertThat(outcomes(desk.now(second)))
                .as("merging improves nothing: the response is as late as it was")
                .anySatisfy(outcome -> {
                    assertThat(outcome.commitment()).isEqualTo(Commitment.RESPONSE);
                    assertThat(outcome.met()).isFalse();
                });
    }

    @Test
    void takesOverTheFirstAnswerOfTheOther() {
        desk.in(tx -> desk.handling.reply(tx, desk.seen(first), desk.tess, Reply.of("On it")));
        Instant answered = desk.clock.instant();
        desk.clock.advance(HALF_AN_HOUR);

        merge(first, second);

        assertThat(desk.log(second))
                .filteredOn(TicketEvent.MergedIn.class::isInstance)
                .singleElement()
                .isEqualTo(new TicketEvent.MergedIn(
                        new TicketEvent.Stamp(desk.clock.instant(), desk.clock.instant(), desk.tess),
                        first.id(),
                        first.receivedAt(),
                        Optional.of(answered)));
        assertThat(clock(desk.now(second), Commitment.RESPONSE).running()).isFalse();
    }

    @Test
    void itsMessagesAndItsMailLeadToTheSurvivor() {
        desk.in(tx -> desk.handling.note(tx, desk.asItStands(first), desk.tess, "Known fault", Optional.empty()));
        merge(first, second);

        CustomerMessage.Outcome outcome = desk.write(first, "And the scanner too");

        assertThat(outcome.ticket().id()).isEqualTo(second.id());
        assertThat(desk.maybe(tx -> desk.tickets.ofId(tx, first.id())).map(Ticket::id))
                .contains(second.id());
        assertThat(entries(second))
                .extracting(PublicEntry::text)
                .containsExactly("Dear desk, Printer down", "Dear desk, Still no printer", "And the scanner too");
        assertThat(entries(first)).isEmpty();
        assertThat(desk.all(tx -> desk.conversations.notes(tx.forClient(desk.acme.id()), second.id())))
                .hasSize(1);
    }

    @Test
    void whoeverAskedThereMayReadAndWriteHere() {
        var bob = desk.in(tx -> desk.clients.addContact(
                tx, desk.acme.id(), NewContact.met("Bob Brown", "bob" + desk.count + "@acme.test")));
        Ticket bobs = desk.in(tx -> desk.tickets.open(tx, ofBob(bob.id())));

        merge(bobs, first);

        assertThat(desk.all(tx -> desk.tickets.participants(tx, first))).containsExactly(bob.id());
    }

    @Test
    void canBeUndone() {
        merge(first, second);

        Ticket parted = desk.in(tx -> desk.ticketing.merging().part(tx, desk.asItStands(first), desk.tess));

        assertThat(parted.stage()).isEqualTo(Stage.NEW);
        assertThat(parted.open()).isTrue();
        assertThat(entries(first)).extracting(PublicEntry::text).containsExactly("Dear desk, Printer down");
        assertThat(entries(second)).extracting(PublicEntry::text).containsExactly("Dear desk, Still no printer");
        assertThat(desk.now(second).receivedAt()).isEqualTo(second.receivedAt());
        assertThat(clock(desk.now(second), Commitment.RESPONSE).due()).contains(Instant.parse("2026-03-04T10:30:00Z"));
        assertThat(clock(parted, Commitment.RESPONSE).due()).contains(Instant.parse("2026-03-04T10:00:00Z"));
    }

    @Test
    void partsWhatWasMergedTwice() {
        Ticket third = desk.open("Printer again");
        merge(first, second);
        merge(second, third);
        assertThat(entries(third)).hasSize(3);

        assertThatThrownBy(() -> desk.in(tx -> desk.ticketing.merging().part(tx, desk.asItStands(first), desk.tess)))
                .isInstanceOf(Refusal.Conflict.class);
        desk.in(tx -> desk.ticketing.merging().part(tx, desk.asItStands(second), desk.tess));

        assertThat(entries(third)).hasSize(1);
        assertThat(entries(second)).hasSize(2);
        desk.in(tx -> desk.ticketing.merging().part(tx, desk.asItStands(first), desk.tess));
        assertThat(entries(first)).hasSize(1);
    }

    @Test
    void mergesOnlyWhatIsTheSameClients() {
        Client beta = client("Beta");
        Ticket theirs = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        beta.id(),
                        Optional.empty(),
                        desk.tess,
                        Channel.TECHNICIAN,
                        desk.clock.instant(),
                        "Theirs",
                        NewEntry.of("Theirs"))));

        assertThatThrownBy(() -> merge(first, theirs)).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> merge(first, first)).isInstanceOf(Refusal.Invalid.class);
        resolve(second);
        assertThatThrownBy(() -> merge(first, second)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aMessageThatIsAnotherMatterBecomesATicketReceivedWhenItCame() {
        desk.clock.advance(HALF_AN_HOUR);
        desk.write(first, "By the way, the scanner is broken too");
        Instant came = desk.clock.instant();
        desk.clock.advance(HALF_AN_HOUR);

        Ticket fresh = split(first, entries(first).getLast(), "Scanner broken");

        assertThat(fresh.receivedAt()).isEqualTo(came);
        assertThat(fresh.contactId()).contains(desk.ann.id());
        assertThat(entries(fresh))
                .extracting(PublicEntry::text)
                .containsExactly("By the way, the scanner is broken too");
        assertThat(entries(first)).hasSize(1);
        assertThat(clock(fresh, Commitment.RESPONSE).due()).contains(came.plus(Duration.ofHours(1)));
    }

    @Test
    void aMessageThatWasAnotherMatterDidNotReopenTheTicket() {
        Ticket solved = resolve(first);
        desk.clock.advance(HALF_AN_HOUR);
        desk.write(first, "The scanner is broken");
        assertThat(desk.now(first).open()).isTrue();
        desk.clock.advance(HALF_AN_HOUR);

        split(first, entries(first).getLast(), "Scanner broken");

        Ticket now = desk.now(first);
        assertThat(now.stage()).isEqualTo(Stage.RESOLVED);
        assertThat(now.resolvedAt()).isEqualTo(solved.resolvedAt());
        assertThat(now.reopened()).isZero();
        assertThat(outcomes(now)).anySatisfy(outcome -> {
            assertThat(outcome.commitment()).isEqualTo(Commitment.RESOLUTION);
            assertThat(outcome.knownAt()).isEqualTo(solved.resolvedAt().orElseThrow());
        });
    }

    @Test
    void aMessageThatWasAnotherMatterDidNotEndTheWait() {
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        desk.in(tx -> desk.handling.waitFor(
                tx, desk.seen(first), desk.tess, new Pause(PauseReason.CLIENT_INFO, followUp), Optional.of("Which?")));
        desk.clock.advance(HALF_AN_HOUR);
        desk.write(first, "The scanner is broken");
        assertThat(desk.now(first).waiting()).isFalse();

        split(first, entries(first).getLast(), "Scanner broken");

        assertThat(desk.now(first).pauseReason()).contains(PauseReason.CLIENT_INFO);
        assertThat(desk.now(first).followUpAt()).contains(followUp);
        assertThat(desk.now(first).unansweredSince()).isEmpty();
    }

    @Test
    void theFirstMessageAndOursStay() {
        desk.in(tx -> desk.handling.reply(tx, desk.seen(first), desk.tess, Reply.of("On it")));

        for (PublicEntry entry : entries(first)) {
            assertThatThrownBy(() -> split(first, entry, "Other")).isInstanceOf(Refusal.Invalid.class);
        }
    }

    @Test
    void anotherClientsWorkMovesThereWithAllThatBelongsToIt() {
        Client beta = client("Beta");
        desk.in(tx -> desk.handling.reply(
                tx,
                desk.seen(first),
                desk.tess,
                Reply.of("On it").taking(new Reply.Spent(12, Optional.empty(), "Look"))));

        Ticket moved = reassign(first, beta);

        assertThat(moved.clientId()).isEqualTo(beta.id());
        assertThat(moved.number()).isEqualTo(first.number());
        assertThat(moved.contactId()).isEmpty();
        assertThat(desk.all(tx -> desk.conversations.entries(tx.forClient(beta.id()), moved.id())))
                .hasSize(2);
        assertThat(entries(first)).isEmpty();
        assertThat(desk.all(tx -> desk.times.ofTicket(tx, beta.id(), moved.id())))
                .hasSize(1);
        assertThat(desk.all(tx -> desk.outbox.ofTicket(tx, beta.id(), moved.id())))
                .hasSize(1);
        assertThat(desk.all(tx -> desk.log.of(tx.forClient(beta.id()), moved.id())))
                .last()
                .satisfies(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                TicketEvent.Reassigned.class,
                                it -> assertThat(it.fromClientId()).isEqualTo(desk.acme.id())));
    }

    @Test
    void isJudgedAgainFromReceiptUnderTheOtherClientsTerms() {
        Client beta = client("Beta");
        assertThat(clocks(first)).isNotEmpty();

        Ticket moved = reassign(first, beta);

        assertThat(moved.contractVersionId()).as("Beta has no contract").isEmpty();
        assertThat(desk.all(tx -> desk.clocks.clocks(tx, beta.id(), moved.id())))
                .isEmpty();
        Ticket back = reassign(moved, desk.acme);
        assertThat(clock(back, Commitment.RESPONSE).due()).contains(Instant.parse("2026-03-04T10:00:00Z"));
    }

    @Test
    void thoseWhoseTicketItIsNowWriteOnAndAreNotToldWhoWroteBefore() {
        Client beta = client("Beta");
        Contact ben = desk.in(tx ->
                desk.clients.addContact(tx, beta.id(), NewContact.met("Ben Beck", "ben" + desk.count + "@beta.test")));
        Ticket moved = reassign(first, beta);
        var theirs = new Scope.Client(beta.id(), ben.id());
        var message = CustomerMessage.written(
                beta.id(),
                moved.id(),
                new Actor.Contact(ben.id(), ben.name()),
                Channel.PORTAL,
                desk.clock.instant(),
                NewEntry.of("It is ours"));

        desk.database.run(theirs, tx -> desk.tickets.receive(tx, message));

        List<TicketEvent> read = desk.database.transaction(theirs, tx -> desk.log.of(tx, moved.id()));
        assertThat(read)
                .extracting(event -> event.by().name())
                .contains("Ben Beck")
                .doesNotContain("Ann Abbott");
        assertThat(desk.all(tx -> desk.log.of(tx.forClient(beta.id()), moved.id())))
                .extracting(event -> event.by().name())
                .contains("Ben Beck", "Ann Abbott");
    }

    private Ticket merge(Ticket from, Ticket into) {
        return desk.in(tx -> desk.ticketing.merging().merge(tx, desk.asItStands(from), desk.tess, into.number()));
    }

    private Ticket split(Ticket ticket, PublicEntry entry, String subject) {
        return desk.in(
                tx -> desk.ticketing.splitting().split(tx, desk.asItStands(ticket), desk.tess, entry.id(), subject));
    }

    private Ticket reassign(Ticket ticket, Client to) {
        return desk.in(tx -> desk.ticketing
                .reassigning()
                .reassign(tx, desk.asItStands(ticket), desk.tess, to.id(), "Wrong sender list"));
    }

    private Ticket resolve(Ticket ticket) {
        return desk.in(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tess, new Solution("Paper", "Paper out"), Optional.empty()));
    }

    private Client client(String name) {
        return desk.in(tx -> desk.clients.add(
                tx,
                new NewClient(
                        name + " " + desk.count,
                        ZoneId.of("Europe/London"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }

    private NewTicket ofBob(long contactId) {
        return NewTicket.asked(
                desk.acme.id(),
                Optional.of(contactId),
                new Actor.Contact(contactId, "Bob Brown"),
                Channel.EMAIL,
                desk.clock.instant(),
                "Same here",
                NewEntry.of("Same here"));
    }

    private List<PublicEntry> entries(Ticket ticket) {
        return desk.all(tx -> desk.conversations.entries(tx.forClient(desk.acme.id()), ticket.id()));
    }

    private List<StoredClock> clocks(Ticket ticket) {
        return desk.all(tx -> desk.clocks.clocks(tx, desk.acme.id(), ticket.id()));
    }

    private StoredClock clock(Ticket ticket, Commitment commitment) {
        return clocks(ticket).stream()
                .filter(one -> one.commitment() == commitment)
                .findFirst()
                .orElseThrow();
    }

    private List<CaseOutcome> outcomes(Ticket ticket) {
        return desk.all(tx -> desk.clocks.outcomes(tx, desk.acme.id(), ticket.id()));
    }
}
