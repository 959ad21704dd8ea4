package fettle.server.sla;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.contracts.sla.clock.ClockReading.State;
import fettle.contracts.sla.clock.Explanation;
import fettle.server.client.Client;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestDesk;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Triage.Findings;
import fettle.server.ticket.Triage.Meaning;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The contract of the test desk: P3 is answered in 1 h, updated every 8 h 30 (a business day), solved in 17 h (two of
/// them), Monday to Friday 09:00-17:30; P1 in 15 min, 1 h and 4 h. The clock begins on Wednesday, 4 March, at 09:00.
class SlaClocksTest {

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    private TestDesk desk;
    private SlaJob job;

    @BeforeEach
    void openTheDesk() {
        desk = new TestDesk(database.get());
        job = new SlaJob(database.get(), desk.clock, desk.tickets, desk.clocks, List.of());
    }

    @Test
    void startsWithTheReceipt() {
        Ticket ticket = desk.open("Printer");

        assertThat(clock(ticket, Commitment.RESPONSE)).satisfies(clock -> {
            assertThat(clock.running()).isTrue();
            assertThat(clock.due()).contains(at("2026-03-04T10:00:00Z"));
            assertThat(clock.breachAt()).contains(at("2026-03-04T10:00:00Z"));
            assertThat(clock.nextWarning()).contains(at("2026-03-04T09:30:00Z"));
        });
        assertThat(clock(ticket, Commitment.RESOLUTION).due()).contains(at("2026-03-05T17:30:00Z"));
        assertThat(clocks(ticket)).hasSize(2);
    }

    @Test
    void stopsTheResponseWithTheFirstReplyAndStartsTheUpdate() {
        Ticket ticket = desk.open("Printer");
        desk.clock.advance(Duration.ofMinutes(20));

        reply(ticket, Reply.of("On it"));

        assertThat(clock(ticket, Commitment.RESPONSE)).satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(State.STOPPED);
            assertThat(clock.counted()).isEqualTo(Duration.ofMinutes(20));
            assertThat(clock.breached()).isFalse();
        });
        assertThat(clock(ticket, Commitment.UPDATE).due()).contains(at("2026-03-05T09:20:00Z"));
        assertThat(outcome(ticket, Commitment.RESPONSE)).satisfies(outcome -> {
            assertThat(outcome.met()).isTrue();
            assertThat(outcome.knownAt()).isEqualTo(desk.clock.instant());
        });
    }

    @Test
    void notesAndCallsToNobodyStopNothing() {
        Ticket ticket = desk.open("Printer");
        desk.in(tx -> desk.handling.note(tx, desk.seen(ticket), desk.tess, "Hm", Optional.empty()));
        reply(ticket, Reply.of("Voicemail").by(Channel.PHONE, false));

        assertThat(clock(ticket, Commitment.RESPONSE).running()).isTrue();
    }

    @Test
    void writesDownABreachThatNobodyCausedByTouchingTheTicket() {
        Ticket ticket = desk.open("Printer");

        desk.clock.set(at("2026-03-04T09:59:59Z"));
        job.run();
        assertThat(outcomes(ticket)).isEmpty();

        desk.clock.set(at("2026-03-04T11:30:00Z"));
        job.run();

        assertThat(clock(ticket, Commitment.RESPONSE).breached()).isTrue();
        assertThat(outcome(ticket, Commitment.RESPONSE)).satisfies(outcome -> {
            assertThat(outcome.met()).isFalse();
            assertThat(outcome.open()).isTrue();
            assertThat(outcome.knownAt()).isEqualTo(at("2026-03-04T10:00:00Z"));
        });
    }

    @Test
    void aQuestionToTheClientStopsTheResolutionAndTheAnswerLetsItGoOn() {
        Ticket ticket = desk.open("Printer");
        desk.clock.advance(Duration.ofHours(1));
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        reply(ticket, Reply.of("Which one?").waitingFor(PauseReason.CLIENT_INFO, followUp));

        assertThat(clock(ticket, Commitment.RESOLUTION)).satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(State.PAUSED);
            assertThat(clock.due()).isEmpty();
            assertThat(clock.counted()).isEqualTo(Duration.ofHours(1));
        });
        desk.clock.advance(Duration.ofHours(3));
        desk.write(ticket, "The blue one");

        assertThat(clock(ticket, Commitment.RESOLUTION)).satisfies(clock -> {
            assertThat(clock.running()).isTrue();
            assertThat(clock.counted()).isEqualTo(Duration.ofHours(1));
            assertThat(clock.due()).contains(at("2026-03-06T12:00:00Z"));
        });
    }

    @Test
    void aMessageThatWasNoAnswerLeavesThePauseUnbroken() {
        Ticket ticket = desk.open("Printer");
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        reply(ticket, Reply.of("Which one?").waitingFor(PauseReason.CLIENT_INFO, followUp));
        desk.clock.advance(Duration.ofHours(1));
        Ticket thanked = desk.write(ticket, "Thank you!").ticket();
        desk.clock.advance(Duration.ofHours(1));

        desk.in(tx -> desk.handling.keepWaiting(tx, desk.seen(thanked), desk.tess, followUp));

        assertThat(clock(ticket, Commitment.RESOLUTION)).satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(State.PAUSED);
            assertThat(clock.counted()).isZero();
        });
    }

    @Test
    void waitingForASupplierStopsNothing() {
        Ticket ticket = desk.open("Printer");
        Instant followUp = desk.clock.instant().plus(Duration.ofDays(1));
        reply(ticket, Reply.of("We ordered the part").waitingFor(PauseReason.SUPPLIER, followUp));

        assertThat(clock(ticket, Commitment.RESOLUTION).running()).isTrue();
    }

    @Test
    void theFirstTriageHoldsFromTheReceiptOn() {
        Ticket ticket = desk.open("Everything down");
        desk.clock.advance(Duration.ofMinutes(20));

        desk.in(tx -> desk.triage.triage(
                tx,
                desk.seen(ticket),
                desk.tess,
                new Findings(
                        TicketType.INCIDENT,
                        Optional.empty(),
                        Impact.HIGH,
                        Urgency.HIGH,
                        Optional.empty(),
                        Optional.empty())));

        assertThat(clock(ticket, Commitment.RESPONSE)).satisfies(clock -> {
            assertThat(clock.breached()).isTrue();
            assertThat(clock.breachAt()).contains(at("2026-03-04T09:15:00Z"));
        });
        assertThat(clock(ticket, Commitment.RESOLUTION).due()).contains(at("2026-03-04T13:00:00Z"));
    }

    @Test
    void aChangeDoesNotHoldThePastAgainstTheHarderTarget() {
        Ticket ticket = desk.open("Spreads");
        reply(ticket, Reply.of("On it"));
        desk.clock.set(at("2026-03-04T15:00:00Z"));

        priority(ticket, Priority.P1, Meaning.CHANGE);

        assertThat(clock(ticket, Commitment.RESOLUTION)).satisfies(clock -> {
            assertThat(clock.breached()).isFalse();
            assertThat(clock.due()).contains(at("2026-03-05T10:30:00Z"));
        });
    }

    @Test
    void aCorrectionHoldsAsFromTheStart() {
        Ticket ticket = desk.open("Misjudged");
        reply(ticket, Reply.of("On it"));
        desk.clock.set(at("2026-03-04T15:00:00Z"));

        priority(ticket, Priority.P1, Meaning.CORRECTION);

        assertThat(clock(ticket, Commitment.RESOLUTION)).satisfies(clock -> {
            assertThat(clock.breached()).isTrue();
            assertThat(clock.breachAt()).contains(at("2026-03-04T13:00:00Z"));
        });
    }

    @Test
    void aTicketThatComesBackTakesItsMetResolutionAlong() {
        Ticket ticket = desk.open("Printer");
        desk.clock.advance(Duration.ofHours(2));
        resolve(ticket);
        assertThat(outcome(ticket, Commitment.RESOLUTION).met()).isTrue();
        desk.clock.advance(Duration.ofHours(2));

        desk.write(ticket, "Down again");

        assertThat(outcomes(ticket)).extracting(CaseOutcome::commitment).doesNotContain(Commitment.RESOLUTION);
        assertThat(clock(ticket, Commitment.RESOLUTION)).satisfies(clock -> {
            assertThat(clock.running()).isTrue();
            assertThat(clock.counted()).isEqualTo(Duration.ofHours(2));
        });
    }

    @Test
    void aLiveCallIsAnsweredAtReceipt() {
        Ticket call = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        desk.acme.id(),
                        Optional.of(desk.ann.id()),
                        desk.tess,
                        Channel.PHONE,
                        desk.clock.instant(),
                        "Ann called",
                        NewEntry.of("Printer"))));

        assertThat(clock(call, Commitment.RESPONSE).state()).isEqualTo(State.STOPPED);
        assertThat(outcome(call, Commitment.RESPONSE).live()).isTrue();
    }

    @Test
    void workWithoutAContractHasNoClocks() {
        Ticket nobodys = desk.in(tx -> desk.tickets.open(
                tx,
                NewTicket.asked(
                        Client.UNASSIGNED,
                        Optional.empty(),
                        desk.tess,
                        Channel.EMAIL,
                        desk.clock.instant(),
                        "Who",
                        NewEntry.of("Hello"))));

        List<StoredClock> clocks = desk.all(tx -> desk.clocks.clocks(tx, Client.UNASSIGNED, nobodys.id()));
        assertThat(clocks).isEmpty();
    }

    @Test
    void explainsWhyAClockShowsWhatItShows() {
        Ticket ticket = desk.open("Printer");

        Explanation why = desk.in(tx -> desk.clocks.explanation(tx, ticket, Commitment.RESPONSE))
                .orElseThrow();

        assertThat(new Sentences(Texts.load("en"), ZoneId.of("Europe/London")).of(why.sentences()))
                .anySatisfy(said -> assertThat(said).contains("promises a response within 1 h for P3"))
                .anySatisfy(said -> assertThat(said).contains("Wed 4 Mar 2026 10:00"));
        Optional<Explanation> none = desk.maybe(tx -> desk.clocks.explanation(tx, ticket, Commitment.UPDATE));
        assertThat(none).isEmpty();
    }

    @Test
    void listsWhatBecameKnownInAMonth() {
        Ticket ticket = desk.open("Printer");
        reply(ticket, Reply.of("On it"));
        resolve(ticket);

        List<KnownOutcome> march = desk.all(
                tx -> desk.clocks.known(tx, desk.acme.id(), at("2026-03-01T00:00:00Z"), at("2026-04-01T00:00:00Z")));

        assertThat(march)
                .allSatisfy(known -> assertThat(known.number()).isEqualTo(ticket.number()))
                .extracting(known -> known.outcome().commitment())
                .contains(Commitment.RESPONSE, Commitment.RESOLUTION);
    }

    private void reply(Ticket ticket, Reply reply) {
        desk.run(tx -> desk.handling.reply(tx, desk.asItStands(ticket), desk.tess, reply));
    }

    private void resolve(Ticket ticket) {
        desk.run(tx -> desk.handling.resolve(
                tx, desk.asItStands(ticket), desk.tess, new Solution("Paper", "Removed"), Optional.empty()));
    }

    private void priority(Ticket ticket, Priority to, Meaning meaning) {
        desk.run(tx ->
                desk.triage.changePriority(tx, desk.asItStands(ticket), desk.tess, to, meaning, "As it turns out"));
    }

    private List<StoredClock> clocks(Ticket ticket) {
        return desk.all(tx -> desk.clocks.clocks(tx, desk.acme.id(), ticket.id()));
    }

    private StoredClock clock(Ticket ticket, Commitment commitment) {
        return clocks(ticket).stream()
                .filter(clock -> clock.commitment() == commitment)
                .findFirst()
                .orElseThrow();
    }

    private List<CaseOutcome> outcomes(Ticket ticket) {
        return desk.all(tx -> desk.clocks.outcomes(tx, desk.acme.id(), ticket.id()));
    }

    private CaseOutcome outcome(Ticket ticket, Commitment commitment) {
        return outcomes(ticket).stream()
                .filter(outcome -> outcome.commitment() == commitment)
                .findFirst()
                .orElseThrow();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
