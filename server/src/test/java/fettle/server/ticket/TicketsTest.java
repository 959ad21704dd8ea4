package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.server.client.Client;
import fettle.server.store.Scope;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketsTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;

    @BeforeEach
    void openTheDesk() {
        desk = new TestDesk(database.get());
    }

    @Test
    void cutsALongSubjectBetweenCharacters() {
        String subject = desk.open("x".repeat(249) + "\uD83D\uDDA8 is down").subject();

        assertThat(subject).isEqualTo("x".repeat(249));
    }

    @Test
    void opensATicketUnderTheTermsInForce() {
        Ticket ticket = desk.open("The printer\r\n  is  down");

        assertThat(ticket.subject()).isEqualTo("The printer is down");
        assertThat(ticket.stage()).isEqualTo(Stage.NEW);
        assertThat(ticket.priority()).isEqualTo(Priority.P3);
        assertThat(ticket.open()).isTrue();
        assertThat(ticket.untriaged()).isTrue();
        assertThat(ticket.contractVersionId()).isPresent();
        assertThat(ticket.unansweredSince()).contains(TestClock.START);
        assertThat(desk.log(ticket)).singleElement().isInstanceOfSatisfying(TicketEvent.Received.class, received -> {
            assertThat(received.by()).isEqualTo(desk.annWrites);
            assertThat(received.channel()).isEqualTo(Channel.EMAIL);
        });
        assertThat(desk.heard).isEqualTo(desk.log(ticket));
    }

    @Test
    void givesEveryTicketANumberOfItsOwn() {
        Ticket first = desk.open("One");
        Ticket second = desk.open("Two");

        assertThat(first.number()).isGreaterThan(1000);
        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(desk.now(second)).isEqualTo(second);
    }

    @Test
    void keepsTheMessageAndItsFiles() {
        var file = new NewEntry.File("plan.pdf", "application/pdf", 4711, "a".repeat(64), Optional.empty(), false);
        NewTicket mail = desk.mail("Files");
        NewEntry whole = new NewEntry(
                "All of it\n> old",
                "All of it",
                Optional.of("b".repeat(64)),
                Optional.of("c".repeat(64)),
                Optional.of("<1@acme.test>"),
                List.of(file),
                Optional.of("We do not know this sender."));

        Ticket ticket = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        desk.acme.id(),
                        mail.contactId(),
                        mail.by(),
                        Channel.EMAIL,
                        mail.receivedAt(),
                        "Files",
                        whole)));

        PublicEntry entry = entries(ticket).getFirst();
        assertThat(entry.text()).isEqualTo("All of it\n> old");
        assertThat(entry.visibleText()).isEqualTo("All of it");
        assertThat(entry.notice()).contains("We do not know this sender.");
        assertThat(entry.fromClient()).isTrue();
        Attachment kept = entry.attachments().getFirst();
        assertThat(kept.name()).isEqualTo("plan.pdf");
        assertThat(kept.sha256()).isEqualTo("a".repeat(64));
        assertThat(desk.maybe(tx -> desk.conversations.attachment(tx.forClient(desk.acme.id()), kept.id())))
                .contains(kept);
        assertThat(desk.all(tx -> desk.tickets.ofMessage(tx, desk.acme.id(), "<1@acme.test>")))
                .containsExactly(ticket);
    }

    @Test
    void hidesATicketFromAnotherClientsPeople() {
        Ticket ticket = desk.open("Secret");
        var stranger = new Scope.Client(Client.UNASSIGNED, 1);
        var ann = new Scope.Client(desk.acme.id(), desk.ann.id());

        assertThatThrownBy(() -> desk.tickets.find(database.get().read(stranger), ticket.number()))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(desk.tickets.find(database.get().read(ann), ticket.number())).isEqualTo(ticket);
    }

    @Test
    void countsACallAsAnsweredWhenItCame() {
        Ticket call = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        desk.acme.id(),
                        Optional.of(desk.ann.id()),
                        desk.tess,
                        Channel.PHONE,
                        desk.clock.instant(),
                        "Ann called",
                        NewEntry.of("She cannot print."))));

        assertThat(call.unansweredSince()).isEmpty();
    }

    @Test
    void knowsWhenItWasReceivedAndWhenItWasLogged() {
        Instant morning = desk.clock.instant().minus(Duration.ofHours(3));
        NewTicket late = desk.mail("Logged late");

        Ticket ticket = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        late.clientId(),
                        late.contactId(),
                        desk.tess,
                        Channel.VISIT,
                        morning,
                        "On site",
                        late.entry())));

        assertThat(ticket.receivedAt()).isEqualTo(morning);
        assertThat(ticket.loggedAt()).isEqualTo(TestClock.START);
    }

    @Test
    void openWorkWithoutAContractHasNoTerms() {
        Ticket ticket = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        Client.UNASSIGNED,
                        Optional.empty(),
                        new Actor.Outside("Stan <stan@nowhere.test>"),
                        Channel.EMAIL,
                        desk.clock.instant(),
                        "Who am I",
                        NewEntry.of("Hello"))));

        assertThat(ticket.contractVersionId()).isEmpty();
        assertThat(ticket.contactId()).isEmpty();
        assertThat(desk.all(tx -> desk.conversations.entries(tx.forClient(Client.UNASSIGNED), ticket.id())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.author().name()).isEqualTo("Stan <stan@nowhere.test>"));
    }

    @Test
    void importsHistoryWithoutATermOrANotice() {
        Ticket old = desk.in(tx -> desk.tickets.open(tx, desk.mail("Long ago").ofHistory()));
        CustomerMessage.Outcome more = desk.in(
                tx -> desk.tickets.receive(tx, desk.message(old, "And more").ofHistory()));

        assertThat(old.stage()).isEqualTo(Stage.CLOSED);
        assertThat(old.open()).isFalse();
        assertThat(old.contractVersionId()).isEmpty();
        assertThat(more).isInstanceOf(CustomerMessage.Outcome.Joined.class);
        assertThat(entries(old)).hasSize(2);
        assertThat(desk.heard).isEmpty();
    }

    @Test
    void waitsForAnAnswerFromTheFirstUnansweredMessageOn() {
        Ticket ticket = desk.open("Slow");
        desk.in(tx -> desk.handling.reply(tx, desk.seen(ticket), desk.tess, Reply.of("How slow?")));
        Instant first = desk.clock.advance(Duration.ofMinutes(10));
        desk.write(ticket, "Very");
        desk.clock.advance(Duration.ofMinutes(10));

        Ticket twice = desk.write(ticket, "Really very").ticket();

        assertThat(twice.unansweredSince()).contains(first);
    }

    @Test
    void theAnswerToOurQuestionEndsThePause() {
        Ticket paused = paused(desk.open("Slow"), PauseReason.CLIENT_INFO);
        desk.clock.advance(Duration.ofHours(1));

        Ticket answered = desk.write(paused, "It is the blue one").ticket();

        assertThat(answered.stage()).isEqualTo(Stage.WORKING);
        assertThat(answered.pauseReason()).isEmpty();
        assertThat(desk.log(answered).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.ClientWrote.class,
                        wrote -> assertThat(wrote.endedPause()).isTrue());
    }

    @Test
    void aMessageDoesNotEndAnotherPauseThanThatForInformation() {
        Ticket paused = paused(desk.open("New desk"), PauseReason.CLIENT_APPROVAL);

        Ticket still = desk.write(paused, "Our boss is away").ticket();

        assertThat(still.stage()).isEqualTo(Stage.WAITING);
        assertThat(still.unansweredSince()).isPresent();
    }

    @Test
    void anAbsenceNoticeMovesNothing() {
        Ticket paused = paused(desk.open("Slow"), PauseReason.CLIENT_INFO);

        Ticket after = desk.in(tx -> desk.tickets.receive(
                        tx, desk.message(paused, "I am away").byMachine()))
                .ticket();

        assertThat(after.stage()).isEqualTo(Stage.WAITING);
        assertThat(after.unansweredSince()).isEmpty();
        assertThat(entries(after).getLast().automatic()).isTrue();
        assertThat(desk.log(after).getLast()).isInstanceOf(TicketEvent.AutomaticMessage.class);
    }

    @Test
    void comesBackWithinTheReopenWindow() {
        Ticket resolved = resolved(desk.open("Printer"));
        desk.clock.set(Instant.parse("2026-03-11T17:29:00Z")); // five business days after Wednesday the 4th

        CustomerMessage.Outcome outcome = desk.write(resolved, "It is down again");

        assertThat(outcome).isInstanceOf(CustomerMessage.Outcome.Reopened.class);
        assertThat(outcome.ticket().open()).isTrue();
        assertThat(outcome.ticket().stage()).isEqualTo(Stage.WORKING);
        assertThat(outcome.ticket().reopened()).isEqualTo(1);
        assertThat(outcome.ticket().resolvedAt()).isEmpty();
        assertThat(desk.log(resolved)).hasAtLeastOneElementOfType(TicketEvent.Reopened.class);
    }

    @Test
    void asksForANewTicketAfterTheReopenWindow() {
        Ticket resolved = resolved(desk.open("Printer"));
        desk.clock.set(Instant.parse("2026-03-11T17:31:00Z"));

        CustomerMessage.Outcome outcome = desk.write(resolved, "It is down again");

        assertThat(outcome).isInstanceOf(CustomerMessage.Outcome.TooLate.class);
        assertThat(entries(resolved)).hasSize(1);
        Ticket next = desk.in(
                tx -> desk.tickets.open(tx, desk.mail("It is down again").following(resolved.id())));
        assertThat(desk.log(next))
                .filteredOn(TicketEvent.Follows.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        TicketEvent.Follows.class,
                        follows -> assertThat(follows.earlierTicketId()).isEqualTo(resolved.id()));
    }

    @Test
    void closesWhatNobodyCameBackToInTime() {
        Ticket resolved = resolved(desk.open("Printer"));
        Ticket open = desk.open("Still open");

        desk.clock.set(Instant.parse("2026-03-11T17:29:00Z"));
        desk.ticketing.closing().run();
        assertThat(desk.now(resolved).stage()).isEqualTo(Stage.RESOLVED);

        desk.clock.set(Instant.parse("2026-03-11T17:31:00Z"));
        desk.ticketing.closing().run();
        assertThat(desk.now(resolved).stage()).isEqualTo(Stage.CLOSED);
        assertThat(desk.now(resolved).closedAt()).contains(desk.clock.instant());
        assertThat(desk.now(open).stage()).isEqualTo(Stage.NEW);
        assertThat(desk.log(resolved).getLast()).isInstanceOf(TicketEvent.Closed.class);
        assertThat(desk.write(resolved, "Again")).isInstanceOf(CustomerMessage.Outcome.TooLate.class);
    }

    @Test
    void remembersWhomElseATicketConcerns() {
        Ticket ticket = desk.open("Shared");

        desk.run(tx -> desk.tickets.addParticipant(tx, ticket, desk.ann.id()));
        desk.run(tx -> desk.tickets.addParticipant(tx, ticket, desk.ann.id()));

        assertThat(desk.all(tx -> desk.tickets.participants(tx, ticket))).containsExactly(desk.ann.id());
    }

    @Test
    void listsAContactsTicketsOpenOnesFirst() {
        Ticket done = resolved(desk.open("Done"));
        desk.clock.advance(Duration.ofHours(1));
        Ticket open = desk.open("Open");
        desk.clock.advance(Duration.ofHours(1));
        Ticket newer = resolved(desk.open("Newer"));

        assertThat(desk.all(tx -> desk.tickets.ofContact(tx, desk.acme.id(), desk.ann.id(), 0, 10)))
                .extracting(Ticket::id)
                .containsExactly(open.id(), newer.id(), done.id());
    }

    private List<PublicEntry> entries(Ticket ticket) {
        return desk.in(tx -> desk.conversations.entries(tx.forClient(desk.acme.id()), ticket.id()));
    }

    private Ticket paused(Ticket ticket, PauseReason reason) {
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        return desk.in(tx -> desk.handling.reply(
                tx, desk.seen(ticket), desk.tess, Reply.of("Which one?").waitingFor(reason, followUp)));
    }

    private Ticket resolved(Ticket ticket) {
        return desk.in(tx -> desk.handling.resolve(
                tx, desk.seen(ticket), desk.tess, new Solution("Paper", "Paper removed"), Optional.empty()));
    }

    @Test
    void theClientsWordClosesWhatIsResolvedAndNothingElse() {
        Ticket ticket = desk.open("Flickering screen");
        assertThatThrownBy(() -> confirm(ticket)).isInstanceOf(Refusal.Conflict.class);
        desk.run(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tess, new Solution("Loose cable", "Plugged in"), Optional.empty()));

        Ticket closed = confirm(ticket);

        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        assertThat(desk.log(ticket).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.Closed.class,
                        event -> assertThat(event.by()).isEqualTo(desk.annWrites));
        assertThatThrownBy(() -> confirm(ticket)).isInstanceOf(Refusal.Conflict.class);
    }

    private Ticket confirm(Ticket ticket) {
        return desk.in(tx -> desk.tickets.confirm(tx, desk.acme.id(), ticket.id(), desk.annWrites));
    }
}
