package fettle.server.ticket.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.server.client.Contact;
import fettle.server.client.NewContact;
import fettle.server.sla.StoredClock;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.ticket.waiting.WaitingReply.State;
import fettle.server.ticket.waiting.WaitingReply.Why;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitingRepliesTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private TestDesk desk;
    private WaitingReplies replies;
    private WaitingReplyJob job;
    private Ticket ticket;

    @BeforeEach
    void annWrites() {
        desk = new TestDesk(database.get());
        replies = desk.ticketing.waiting();
        job = new WaitingReplyJob(database.get(), desk.clock, replies, Texts.load("en"));
        ticket = desk.open("Printer");
        desk.clock.advance(Duration.ofMinutes(10));
    }

    @Test
    void goesOutWhenItsMomentIsOver() {
        place(Reply.of("Is it on?").taking(Spent.minutes(5)).waitingFor(PauseReason.CLIENT_INFO, tomorrow()));
        later(TEN_SECONDS.minusMillis(1));
        assertThat(desk.mails(ticket)).isEmpty();

        later(Duration.ofMillis(1));

        assertThat(desk.mails(ticket)).hasSize(1);
        assertThat(waiting()).isEmpty();
        assertThat(desk.now(ticket).stage()).isEqualTo(Stage.WAITING);
        assertThat(entries().getLast().author()).isEqualTo(desk.tess);
        assertThat(desk.log(ticket))
                .hasAtLeastOneElementOfType(TicketEvent.TimeLogged.class)
                .filteredOn(TicketEvent.Replied.class::isInstance)
                .singleElement()
                .satisfies(replied -> assertThat(replied.at()).isEqualTo(desk.clock.instant()));
    }

    @Test
    void isAsIfNeverWrittenOnceItIsTakenBack() {
        List<TicketEvent> before = desk.log(ticket);
        place(Reply.of("Dear Bob").promising("Call", tomorrow()).resolving(new Solution("Paper", "Removed")));

        takeBack(only());
        later(HOUR);

        assertThat(desk.log(ticket)).isEqualTo(before);
        assertThat(response().map(StoredClock::running)).contains(true);
        assertThat(desk.now(ticket).stage()).isEqualTo(Stage.NEW);
        assertThat(desk.now(ticket).unansweredSince()).isEqualTo(ticket.unansweredSince());
        assertThat(desk.mails(ticket)).isEmpty();
        assertThat(entries()).hasSize(1);
    }

    @Test
    void returnsItsTextAndFilesToWhoeverTookItBack() {
        var file = new NewEntry.File("plan.pdf", "application/pdf", 3, "ab", Optional.empty(), false);
        Reply written = Reply.of("Dear Bob")
                .attaching(List.of(file))
                .promising("Call", tomorrow())
                .next("Order toner", Optional.empty())
                .taking(new Spent(12, Optional.empty(), "by phone"))
                .resolving(new Solution("Paper", "Removed"));
        place(written);

        takeBack(only());

        assertThat(only().reply()).isEqualTo(written.copying(List.of()));
        assertThat(only().isDraftOf(desk.tess.id())).isTrue();
        assertThat(desk.all(tx -> replies.draftFiles(tx, ticket, desk.tess, only().id())))
                .containsExactly(file);
        desk.run(tx -> replies.drop(tx, desk.asItStands(ticket), desk.tess, only().id()));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void staysWithWhoTookItBackWhenARefusalIsNotedLater() {
        place(Reply.of("Dear Bob"));
        var due = new WaitingReplyStore.Due(only().id(), desk.acme.id(), ticket.id());

        takeBack(only());
        desk.run(tx -> replies.refused(tx, due, "The ticket is closed"));

        assertThat(only().isDraftOf(desk.tess.id())).isTrue();
        assertThat(held()).isEmpty();
    }

    @Test
    void isLeftToTheOthersWhenWhoeverTookItBackLeaves() {
        place(Reply.of("Dear Bob"));
        takeBack(only());
        desk.run(tx -> desk.staff.deactivate(tx, desk.tess.id()));

        assertThat(held()).singleElement().satisfies(left -> {
            assertThat(left.why()).isEqualTo(WaitingReply.Why.AUTHOR_LEFT);
            assertThat(left.author()).isEqualTo("Tess Tanner");
        });
        long id = only().id();
        assertThatThrownBy(() ->
                        desk.in(tx -> replies.sendNow(tx, desk.asItStands(ticket), desk.tom, id, Optional.empty())))
                .as("not in the name of somebody who is not here")
                .isInstanceOf(Refusal.Conflict.class);

        desk.run(tx -> replies.takeBack(tx, desk.asItStands(ticket), desk.tom, id));
        assertThat(only().isDraftOf(desk.tom.id())).isTrue();
        desk.run(tx -> replies.drop(tx, desk.asItStands(ticket), desk.tom, id));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void isNotTakenBackOnceItIsGone() {
        place(Reply.of("Is it on?"));
        long id = only().id();
        later(TEN_SECONDS);

        assertThatThrownBy(() -> desk.in(tx -> replies.takeBack(tx, desk.asItStands(ticket), desk.tess, id)))
                .isInstanceOf(Refusal.Conflict.class)
                .extracting(refusal -> ((Refusal) refusal).sentence(Texts.load("en")))
                .asString()
                .contains("does not wait any more");
        assertThat(desk.mails(ticket)).hasSize(1);
    }

    @Test
    void makesNoPageStaleWhenItGoesOut() {
        place(Reply.of("Is it on?"));
        int seen = desk.now(ticket).version();

        later(TEN_SECONDS);

        assertThat(desk.now(ticket).version()).isEqualTo(seen);
    }

    @Test
    void goesOutAtTheTimeThatWasAskedFor() {
        schedule(Reply.of("Good morning").taking(Spent.minutes(5)), tomorrow());
        assertThat(desk.log(ticket)).hasAtLeastOneElementOfType(TicketEvent.TimeLogged.class);

        later(Duration.ofHours(20));
        assertThat(desk.mails(ticket)).isEmpty();
        later(Duration.ofHours(4));

        assertThat(desk.mails(ticket)).hasSize(1);
        assertThat(desk.log(ticket))
                .filteredOn(TicketEvent.TimeLogged.class::isInstance)
                .hasSize(1);
        assertThat(response().filter(StoredClock::running)).isEmpty();
    }

    @Test
    void isRefusedForATimeThatHasPassedOrIsTooFar() {
        assertThatThrownBy(() -> schedule(Reply.of("Hello"), desk.clock.instant()))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(
                        () -> schedule(Reply.of("Hello"), desk.clock.instant().plus(Duration.ofDays(400))))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void isHeldForADecisionWhenItsReaderWritesFirst() {
        schedule(Reply.of("Good morning"), tomorrow());
        desk.clock.advance(HOUR);
        assertThat(response().map(StoredClock::running)).contains(true);

        desk.write(ticket, "Never mind, it works.");
        later(Duration.ofDays(2));

        assertThat(desk.mails(ticket)).isEmpty();
        assertThat(only().heldFor()).contains(Why.CLIENT_WROTE);
        assertThat(held()).singleElement().satisfies(line -> {
            assertThat(line.ticketNumber()).isEqualTo(ticket.number());
            assertThat(line.author()).isEqualTo("Tess Tanner");
        });

        desk.run(tx -> replies.sendNow(tx, desk.asItStands(ticket), desk.tom, only().id(), Optional.empty()));
        assertThat(entries().getLast().author()).isEqualTo(desk.tess);
        assertThat(held()).isEmpty();
    }

    @Test
    void isHeldWithTheReasonWhenItsTicketTakesItNoMore() {
        schedule(Reply.of("Good morning").resolving(new Solution("Paper", "Removed")), tomorrow());
        desk.run(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tom, new Solution("Toner", "Filled"), Optional.empty()));

        later(Duration.ofDays(1));

        assertThat(only().state()).isEqualTo(State.HELD);
        assertThat(only().heldFor()).contains(Why.REFUSED);
        assertThat(only().heldWords()).contains("solved already");
        assertThat(desk.mails(ticket)).isEmpty();
    }

    @Test
    void isRefusedAtOnceForWhatItsTicketWouldNotTake() {
        assertThatThrownBy(() -> place(Reply.of(" "))).isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> schedule(Reply.of("x").waitingFor(PauseReason.CLIENT_INFO, tomorrow()), tomorrow()))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void isHeldWhenItsTicketBecomesAnotherClients() {
        schedule(Reply.of("Your secret"), tomorrow());
        var globex = new TestDesk(database.get()).acme;

        desk.run(tx ->
                desk.ticketing.reassigning().reassign(tx, desk.asItStands(ticket), desk.tess, globex.id(), "Theirs"));
        later(Duration.ofDays(1));

        WaitingReply moved = desk.all(tx -> replies.ofTicket(tx.forClient(globex.id()), ticket.id()))
                .getFirst();
        assertThat(moved.heldFor()).contains(Why.OTHER_CLIENT);
    }

    @Test
    void isHeldWhenSomebodyElseHasBecomeTheOneItWouldGoTo() {
        schedule(Reply.of("Dear Ann, your salary"), tomorrow());
        Contact bob = colleague("Bob Brown");

        asks(bob);
        later(Duration.ofDays(2));

        assertThat(desk.mails(ticket)).isEmpty();
        assertThat(only().heldFor()).contains(Why.OTHER_CONTACT);
        assertThat(only().writtenFor()).isEqualTo("Ann Abbott");
        assertThat(held()).singleElement().satisfies(line -> {
            assertThat(line.why()).isEqualTo(Why.OTHER_CONTACT);
            assertThat(line.writtenFor()).isEqualTo("Ann Abbott");
            assertThat(line.nowOf()).isEqualTo("Bob Brown");
        });

        desk.run(tx -> replies.sendNow(tx, desk.asItStands(ticket), desk.tess, only().id(), Optional.of(bob.id())));
        assertThat(desk.mails(ticket))
                .singleElement()
                .satisfies(mail -> assertThat(mail.to())
                        .extracting(to -> to.recipient().address())
                        .containsExactly(bob.email()));
    }

    @Test
    void isNotSentByAPageThatNamedSomebodyElse() {
        schedule(Reply.of("Dear Ann"), tomorrow());
        asks(colleague("Bob Brown"));

        assertThatThrownBy(() -> desk.run(tx -> replies.sendNow(
                        tx, desk.asItStands(ticket), desk.tess, only().id(), Optional.of(desk.ann.id()))))
                .isInstanceOf(Refusal.Conflict.class)
                .extracting(refusal -> ((Refusal) refusal).sentence(Texts.load("en")))
                .asString()
                .contains("Bob Brown");
        assertThat(desk.mails(ticket)).isEmpty();
    }

    private Contact colleague(String name) {
        String address = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@acme" + desk.count + ".test";
        return desk.in(tx -> desk.clients.addContact(tx, desk.acme.id(), NewContact.met(name, address)));
    }

    private void asks(Contact contact) {
        desk.run(tx -> desk.ticketing.askers().choose(tx, desk.asItStands(ticket), desk.tom, contact.id()));
    }

    private void place(Reply reply) {
        desk.run(tx -> replies.place(tx, desk.asItStands(ticket), desk.tess, reply, TEN_SECONDS));
    }

    private void schedule(Reply reply, Instant at) {
        desk.run(tx -> replies.schedule(tx, desk.asItStands(ticket), desk.tess, reply, at));
    }

    private void takeBack(WaitingReply waiting) {
        desk.run(tx -> replies.takeBack(tx, desk.asItStands(ticket), desk.tess, waiting.id()));
    }

    private void later(Duration time) {
        desk.clock.advance(time);
        job.run();
    }

    private Instant tomorrow() {
        return desk.clock.instant().plus(Duration.ofDays(1));
    }

    private WaitingReply only() {
        assertThat(waiting()).hasSize(1);
        return waiting().getFirst();
    }

    private List<WaitingReply> waiting() {
        return desk.all(tx -> replies.ofTicket(tx.forClient(desk.acme.id()), ticket.id()));
    }

    private List<HeldReply> held() {
        return desk.all(tx -> replies.held(tx)).stream()
                .filter(line -> line.ticketNumber() == ticket.number())
                .toList();
    }

    private List<PublicEntry> entries() {
        return desk.all(tx -> desk.conversations.entries(tx.forClient(desk.acme.id()), ticket.id()));
    }

    private Optional<StoredClock> response() {
        return desk.in(tx -> desk.clocks.clocksOf(tx, List.of(ticket.id()))).get(ticket.id()).stream()
                .filter(clock -> clock.commitment() == Commitment.RESPONSE)
                .findFirst();
    }
}
