package fettle.server.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.mail.MessageIds;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.NewMail;
import fettle.server.store.Scope;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.Ticket.NextStep;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.conversation.Conversation;
import fettle.server.ticket.conversation.InternalNote;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.worklog.TimeEntry;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandlingTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private static final Duration HOUR = Duration.ofHours(1);

    private TestDesk desk;
    private Ticket ticket;

    @BeforeEach
    void annWrites() {
        desk = new TestDesk(database.get());
        ticket = desk.open("Printer [#7] down");
        desk.clock.advance(Duration.ofMinutes(10));
    }

    @Test
    void answersTheClientByMail() {
        Ticket answered = reply(Reply.of("Is it switched on?"));

        assertThat(answered.unansweredSince()).isEmpty();
        assertThat(answered.stage()).isEqualTo(Stage.WORKING);
        assertThat(answered.lastTouchAt()).contains(desk.clock.instant());
        assertThat(desk.mails(ticket)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Re: Printer [#7] down [#" + ticket.number() + "]");
            assertThat(mail.to())
                    .singleElement()
                    .satisfies(to -> assertThat(to.recipient().address()).isEqualTo(desk.ann.email()));
            assertThat(desk.messageIds.genuine(mail.messageId()))
                    .contains(new MessageIds.Genuine(ticket.id(), MessageIds.Purpose.REPLY));
        });
        PublicEntry said = entries().getLast();
        assertThat(said.author()).isEqualTo(desk.tess);
        assertThat(said.messageId()).contains(desk.mails(ticket).getFirst().messageId());
    }

    @Test
    void namesTheMessageThatAReplyAnswersAndQuotesNothingOlder() {
        reply(Reply.of("Is it switched on?"));
        desk.in(tx -> desk.tickets.receive(
                tx,
                CustomerMessage.written(
                        desk.acme.id(),
                        ticket.id(),
                        desk.annWrites,
                        Channel.EMAIL,
                        desk.clock.advance(HOUR),
                        new NewEntry(
                                "Yes\n> Is it switched on?",
                                "Yes",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("<yes@acme.test>"),
                                List.of(),
                                Optional.empty()))));

        reply(Reply.of("Then it is broken."));

        NewMail mail = desk.in(tx -> desk.outbox
                .find(tx, desk.mails(ticket).getLast().mailId())
                .orElseThrow()
                .mail());
        assertThat(mail.inReplyTo()).contains("<yes@acme.test>");
        assertThat(mail.references()).hasSize(3).endsWith("<yes@acme.test>");
        assertThat(mail.body())
                .startsWith("Then it is broken.\n\nTess Tanner\nHelp at MSP\n")
                .contains("Ann Abbott wrote on 4 March 2026, 10:10:\n> Yes\n")
                .doesNotContain("switched on")
                .doesNotContain("Dear desk");
        assertThat(desk.messageIds.ofReplyAddress(mail.replyTo().orElseThrow()))
                .contains(new MessageIds.Genuine(ticket.id(), MessageIds.Purpose.REPLY));
    }

    @Test
    void keepsOneMarkInTheSubjectHoweverOftenOneAnswers() {
        Ticket marked = desk.open("RE: Printer");
        Ticket again = desk.in(tx -> desk.tickets.open(tx, desk.mail("Re: Printer [#" + (marked.number() + 1) + "]")));

        desk.in(tx -> desk.handling.reply(tx, desk.seen(again), desk.tess, Reply.of("Once")));

        assertThat(again.number()).isEqualTo(marked.number() + 1);
        assertThat(desk.mails(again).getFirst().subject()).isEqualTo("Re: Printer [#" + again.number() + "]");
    }

    @Test
    void doesAllOfTheReplyFormAtOnce() {
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        Instant promised = desk.clock.instant().plus(HOUR);

        Ticket after = reply(Reply.of("Which printer? I call at eleven.")
                .taking(Spent.minutes(12))
                .waitingFor(PauseReason.CLIENT_INFO, followUp)
                .promising("Call Ann", promised)
                .next("Order toner", Optional.empty()));

        assertThat(after.stage()).isEqualTo(Stage.WAITING);
        assertThat(after.pauseReason()).contains(PauseReason.CLIENT_INFO);
        assertThat(after.followUpAt()).contains(followUp);
        assertThat(after.promise()).contains(new Ticket.Promise("Call Ann", promised, desk.tess.id()));
        assertThat(times()).extracting(TimeEntry::minutes).containsExactly(12);
        assertThat(desk.log(ticket))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Received", "Replied", "TimeLogged", "Paused", "PromiseMade", "NextActionSet");
        assertThat(after.nextStep())
                .containsInstanceOf(NextStep.Promised.class)
                .hasValueSatisfying(step -> assertThat(step.at()).contains(promised));
    }

    @Test
    void keepsNothingOfAFormThatIsRefused() {
        Instant past = desk.clock.instant();

        assertThatThrownBy(() -> reply(Reply.of("I called").promising("Call", past)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.fields().getFirst().key()).isEqualTo("ticket.instant-past"));

        assertThat(desk.mails(ticket)).isEmpty();
        assertThat(entries()).hasSize(1);
        assertThat(desk.now(ticket)).isEqualTo(ticket);
    }

    @Test
    void writesDownACallWithoutAMail() {
        Ticket missed = reply(Reply.of("Voicemail").by(Channel.PHONE, false));
        assertThat(missed.unansweredSince()).isPresent();

        Ticket reached = reply(Reply.of("Talked it through").by(Channel.PHONE, true));

        assertThat(reached.unansweredSince()).isEmpty();
        assertThat(desk.mails(ticket)).isEmpty();
        assertThat(entries()).hasSize(3);
    }

    @Test
    void contactAtThePromisedMomentKeepsThePromise() {
        reply(Reply.of("I call at eleven")
                .promising("Call Ann", desk.clock.instant().plus(HOUR)));

        Ticket early = reply(Reply.of("One more thing"));
        assertThat(early.promise()).isPresent();

        desk.clock.advance(HOUR.plusMinutes(1));
        Ticket called = reply(Reply.of("As promised").by(Channel.PHONE, true));

        assertThat(called.promise()).isEmpty();
        assertThat(desk.log(ticket).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.PromiseKept.class,
                        kept -> assertThat(kept.late()).isTrue());
    }

    @Test
    void keepsAPromiseByHand() {
        Ticket promised = desk.in(tx -> desk.handling.promise(
                tx,
                desk.seen(ticket),
                desk.tess,
                "Send the quote",
                desk.clock.instant().plus(HOUR)));

        Ticket kept = desk.in(tx -> desk.handling.keepPromise(tx, desk.seen(promised), desk.tess));

        assertThat(kept.promise()).isEmpty();
        assertThatThrownBy(() -> desk.in(tx -> desk.handling.keepPromise(tx, desk.seen(kept), desk.tess)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void notesWhatOnlyWeRead() {
        desk.in(tx ->
                desk.handling.note(tx, desk.seen(ticket), desk.tess, "She is upset", Optional.of(Spent.minutes(3))));

        List<InternalNote> notes = desk.all(tx -> desk.conversations.notes(tx.forClient(desk.acme.id()), ticket.id()));
        assertThat(notes)
                .singleElement()
                .satisfies(note -> assertThat(note.text()).isEqualTo("She is upset"));
        assertThat(entries()).hasSize(1);
        assertThat(desk.mails(ticket)).isEmpty();
        assertThat(desk.now(ticket).unansweredSince()).isPresent();
    }

    @Test
    void tellsTheWholeStoryInOrder() {
        reply(Reply.of("Is it on?").taking(Spent.minutes(5)));
        desk.clock.advance(HOUR);
        desk.in(tx -> desk.handling.note(tx, desk.asItStands(ticket), desk.tom, "Try the other", Optional.empty()));

        Conversation story =
                desk.in(tx -> desk.conversations.whole(tx.forClient(desk.acme.id()), ticket.id(), times()));

        assertThat(story.items())
                .extracting(item -> item.getClass().getSimpleName())
                .containsExactly("Message", "Event", "Message", "Event", "Event", "Time", "Note", "Event");
    }

    @Test
    void waitsForTheClientOnlyOnceTheyWereAsked() {
        var wait = new Pause(PauseReason.CLIENT_INFO, desk.clock.instant().plus(Duration.ofDays(1)));

        assertThatThrownBy(() ->
                        desk.in(tx -> desk.handling.waitFor(tx, desk.seen(ticket), desk.tess, wait, Optional.empty())))
                .isInstanceOf(Refusal.Invalid.class);
        Ticket waiting = desk.in(
                tx -> desk.handling.waitFor(tx, desk.seen(ticket), desk.tess, wait, Optional.of("Which printer?")));

        assertThat(waiting.waiting()).isTrue();
        assertThat(waiting.nextStep()).contains(new NextStep.FollowUp(PauseReason.CLIENT_INFO, wait.followUpAt()));
        assertThat(desk.mails(ticket)).hasSize(1);
    }

    @Test
    void waitsForASupplierWithoutAskingTheClient() {
        var wait = new Pause(PauseReason.SUPPLIER, desk.clock.instant().plus(HOUR));

        Ticket waiting = desk.in(tx -> desk.handling.waitFor(tx, desk.seen(ticket), desk.tess, wait, Optional.empty()));
        Ticket resumed = desk.in(tx -> desk.handling.resume(tx, desk.seen(waiting), desk.tess));

        assertThat(waiting.pauseReason()).contains(PauseReason.SUPPLIER);
        assertThat(resumed.stage()).isEqualTo(Stage.WORKING);
        assertThat(resumed.followUpAt()).isEmpty();
        assertThatThrownBy(() -> desk.in(tx -> desk.handling.resume(tx, desk.seen(resumed), desk.tess)))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void writesDownWhatHappensNext() {
        Ticket next = desk.in(
                tx -> desk.handling.setNextAction(tx, desk.seen(ticket), desk.tess, "Order toner", Optional.empty()));

        assertThat(next.nextStep()).contains(new NextStep.Stated(new Ticket.Action("Order toner", Optional.empty())));
    }

    @Test
    void resolvesATicketOnce() {
        var solution = new Solution("No paper", "Paper refilled");
        Ticket resolved = desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, solution, Optional.of("It prints again.")));

        assertThat(resolved.stage()).isEqualTo(Stage.RESOLVED);
        assertThat(resolved.open()).isFalse();
        assertThat(resolved.resolvedBy()).contains(desk.tess.id());
        assertThat(resolved.cause()).contains("No paper");
        assertThat(resolved.solution()).contains("Paper refilled");
        assertThat(desk.mails(ticket)).hasSize(1);
        assertThat(desk.log(ticket).getLast())
                .isInstanceOfSatisfying(
                        TicketEvent.Resolved.class,
                        end -> assertThat(end.told()).isTrue());
        assertThatThrownBy(() -> desk.in(
                        tx -> desk.handling.resolve(tx, desk.seen(resolved), desk.tom, solution, Optional.empty())))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("ticket.resolved-already");
    }

    @Test
    void clearsWhatWasStillToComeWhenItResolves() {
        reply(Reply.of("Asked")
                .waitingFor(PauseReason.CLIENT_INFO, desk.clock.instant().plus(HOUR))
                .promising("Call", desk.clock.instant().plus(HOUR))
                .next("Order", Optional.empty()));

        Ticket resolved = desk.in(tx ->
                desk.handling.resolve(tx, desk.asItStands(ticket), desk.tess, new Solution("", ""), Optional.empty()));

        assertThat(resolved.nextStep()).isEmpty();
        assertThat(resolved.pauseReason()).isEmpty();
        assertThat(resolved.cause()).isEmpty();
        assertThat(resolved.unansweredSince()).isEmpty();
    }

    @Test
    void reopensByHand() {
        Ticket resolved = desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));

        Ticket again = desk.in(tx -> desk.handling.reopen(tx, desk.seen(resolved), desk.tom, "Wrong printer"));

        assertThat(again.stage()).isEqualTo(Stage.WORKING);
        assertThat(again.reopened()).isEqualTo(1);
        assertThatThrownBy(() -> desk.in(tx -> desk.handling.reopen(tx, desk.seen(again), desk.tom, "Again")))
                .hasMessage("ticket.open-already");
    }

    @Test
    void logsTimeOnATicketThatIsResolved() {
        desk.in(tx ->
                desk.handling.resolve(tx, desk.seen(ticket), desk.tess, new Solution("", "Done"), Optional.empty()));

        Ticket after = desk.in(tx -> desk.handling.logTime(
                tx, desk.asItStands(ticket), desk.tom, new Spent(30, Optional.of(TimeEntry.NotBillable.GOODWILL), "")));

        assertThat(after.stage()).isEqualTo(Stage.RESOLVED);
        assertThat(times())
                .singleElement()
                .satisfies(time -> assertThat(time.billable()).isFalse());
    }

    @Test
    void refusesWhatWasWrittenAboutAnOlderState() {
        reply(Reply.of("Tess was first"));

        assertThatThrownBy(() ->
                        desk.in(tx -> desk.handling.reply(tx, desk.seen(ticket), desk.tom, Reply.of("Tom was second"))))
                .isInstanceOfSatisfying(
                        Refusal.Conflict.class,
                        refusal -> assertThat(refusal.sentence(fettle.web.text.Texts.load("en")))
                                .startsWith("Tess Tanner was quicker."));
        assertThat(desk.mails(ticket)).extracting(Delivery::subject).hasSize(1);
    }

    @Test
    void saysThatWhoeverWorksInTwoWindowsWasQuickerThanThemselves() {
        reply(Reply.of("In the first window"));

        assertThatThrownBy(() -> database.get()
                        .run(
                                new Scope.Desk(desk.tess.id()),
                                tx -> desk.handling.reply(tx, desk.seen(ticket), desk.tess, Reply.of("In the second"))))
                .isInstanceOfSatisfying(
                        Refusal.Conflict.class,
                        refusal -> assertThat(refusal.sentence(fettle.web.text.Texts.load("en")))
                                .startsWith("You have changed this ticket yourself meanwhile, in another window."));
        assertThat(desk.mails(ticket)).hasSize(1);
    }

    @Test
    void cannotWriteToNobody() {
        NewTicket nobody = NewTicket.asked(
                desk.acme.id(),
                Optional.empty(),
                desk.tess,
                Channel.TECHNICIAN,
                desk.clock.instant(),
                "Patch the server",
                NewEntry.of("Monthly"));
        Ticket own = desk.in(tx -> desk.tickets.open(tx, nobody));

        assertThatThrownBy(() -> desk.in(tx -> desk.handling.reply(tx, desk.seen(own), desk.tess, Reply.of("Hi"))))
                .isInstanceOf(Refusal.Invalid.class);
    }

    private Ticket reply(Reply reply) {
        return desk.in(tx -> desk.handling.reply(tx, desk.asItStands(ticket), desk.tess, reply));
    }

    private List<PublicEntry> entries() {
        return desk.all(tx -> desk.conversations.entries(tx.forClient(desk.acme.id()), ticket.id()));
    }

    private List<TimeEntry> times() {
        return desk.all(tx -> desk.times.ofTicket(tx, desk.acme.id(), ticket.id()));
    }
}
