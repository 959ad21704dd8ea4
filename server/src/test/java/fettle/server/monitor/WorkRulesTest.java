package fettle.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.monitor.rule.Severity;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stories of the first monitor: the order of work and what triggers action.
class WorkRulesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private WatchedDesk desk;

    @BeforeEach
    void anotherMorning() {
        desk = new WatchedDesk(server);
    }

    @Test
    void aNewTicketIsFoundUntriagedAfterFifteenMinutesAndPressingAfterThirty() {
        Ticket ticket = desk.open("Printer");

        desk.pass(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(desk.open(ticket, "M1-01")).isEmpty();
        desk.pass(Duration.ofSeconds(1));
        assertThat(desk.open(ticket, "M1-01")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.openedAt()).isEqualTo(ticket.receivedAt().plus(Duration.ofMinutes(15)));
            assertThat(finding.words()).contains("nobody owns it");
            assertThat(finding.late()).isFalse();
        });
        desk.pass(15);
        assertThat(desk.ever(ticket, "M1-01"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ACT));
    }

    @Test
    void triageEndsIt() {
        Ticket ticket = desk.open("Printer");
        desk.pass(20);
        desk.triage(ticket);

        assertThat(desk.open(ticket, "M1-01")).isEmpty();
        assertThat(desk.ever(ticket, "M1-01")).singleElement().satisfies(finding -> {
            assertThat(finding.clearedAt()).contains(desk.now());
            assertThat(finding.clearedHow()).contains("Triaged");
        });
    }

    @Test
    void thresholdsCountTheHoursOfTheContract() {
        desk.pass(8 * 60 + 25);
        Ticket ticket = desk.open("Five minutes before closing");
        desk.pass(60);
        assertThat(desk.open(ticket, "M1-01")).isEmpty();

        desk.nextMorning();
        desk.pass(10);
        assertThat(desk.open(ticket, "M1-01")).isPresent();
    }

    @Test
    void aResponseWarnsAtEachPointAndIsAnAlarmOnceBroken() {
        Ticket ticket = desk.open("Mail is slow");
        desk.triage(ticket);

        desk.pass(50);
        assertThat(desk.open(ticket, "M1-02"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);
        desk.pass(25);
        assertThat(desk.open(ticket, "M1-02"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.WARN);
        desk.pass(15);
        assertThat(desk.open(ticket, "M1-02"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ACT);
        assertThat(desk.open(ticket, "M1-03")).isEmpty();
        desk.pass(Duration.ofMinutes(10).plusSeconds(5));
        assertThat(desk.open(ticket, "M1-03"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ALARM);
        assertThat(desk.ever(ticket, "M1-02")).hasSize(1);

        desk.reply(ticket, Reply.of("We are on it").next("Look at the queue", Optional.empty()));
        assertThat(desk.rules(ticket)).doesNotContain("M1-02", "M1-03");
        assertThat(desk.ever(ticket, "M1-03"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.clearedHow()).contains("Answered"));
    }

    @Test
    void aPauseRestsTheWarningsOfTheFixAndTheyComeBackWithTheClient() {
        Ticket ticket = desk.open("Mail is slow");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Looking").next("Look", Optional.empty()));
        desk.pass(100);
        assertThat(desk.open(ticket, "M1-06"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.INFO);

        desk.reply(
                ticket,
                Reply.of("Which one?")
                        .waitingFor(PauseReason.CLIENT_INFO, desk.now().plus(Duration.ofHours(20))));
        assertThat(desk.open(ticket, "M1-06")).isEmpty();
        desk.write(ticket, "The red one");
        assertThat(desk.open(ticket, "M1-06")).isPresent();
    }

    @Test
    void aBrokenFixIsAnAlarmAgainAfterEveryFurtherHalf() {
        Ticket ticket = desk.open("Mail is slow");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Looking").next("Look", Optional.empty()));
        desk.pass(Duration.ofMinutes(200).plusSeconds(5));
        Finding breach = desk.open(ticket, "M1-07").orElseThrow();
        assertThat(breach.severity()).isEqualTo(Severity.ALARM);
        desk.run(tx -> desk.features().monitoring().attention().acknowledge(tx, ticket, desk.tess.id()));
        assertThat(desk.open(ticket, "M1-07").orElseThrow().acknowledgedBy()).contains(desk.tess.id());

        desk.pass(100);
        Finding later = desk.open(ticket, "M1-07").orElseThrow();
        assertThat(later.words()).contains("50 %");
        assertThat(later.acknowledgedBy()).isEmpty();
        assertThat(desk.ever(ticket, "M1-07")).hasSize(1);
        desk.pass(100);
        assertThat(desk.open(ticket, "M1-07").orElseThrow().words()).contains("100 %");
    }

    @Test
    void aMissedPromiseIsAnAlarmUntilTheClientHearsFromUs() {
        Ticket ticket = desk.open("Laptop");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("I call you").promising("I call", desk.now().plus(Duration.ofMinutes(30))));

        desk.pass(30);
        assertThat(desk.open(ticket, "M1-09")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ALARM);
            assertThat(finding.personId()).contains(desk.tess.id());
            assertThat(finding.words()).contains("I call", "Tess Tanner");
        });
        desk.reply(ticket, Reply.of("Voicemail").by(Channel.PHONE, false));
        assertThat(desk.open(ticket, "M1-09")).isPresent();
        desk.reply(ticket, Reply.of("Spoke to Ann").by(Channel.PHONE, true));
        assertThat(desk.open(ticket, "M1-09")).isEmpty();
    }

    @Test
    void aPromiseRenewedBeforeItFallsIsNotMissed() {
        Ticket ticket = desk.open("Laptop");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("I call you").promising("I call", desk.now().plus(Duration.ofMinutes(30))));
        desk.pass(20);
        desk.reply(
                ticket, Reply.of("A bit later").promising("I call", desk.now().plus(Duration.ofMinutes(60))));

        desk.pass(30);
        assertThat(desk.open(ticket, "M1-09")).isEmpty();
        desk.pass(30);
        assertThat(desk.open(ticket, "M1-09")).isPresent();
    }

    @Test
    void tenMinutesAfterATouchSomethingMustComeNext() {
        Ticket ticket = desk.open("Laptop");
        desk.triage(ticket);
        desk.pass(10);
        assertThat(desk.open(ticket, "M1-10"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ACT);

        desk.next(ticket, "Order a battery");
        assertThat(desk.open(ticket, "M1-10")).isEmpty();
    }

    @Test
    void whatWaitsOrWasPromisedNeedsNoStatedNextAction() {
        Ticket waiting = desk.open("Laptop");
        Ticket promised = desk.open("Desktop");
        desk.triage(waiting);
        desk.triage(promised);
        desk.reply(
                waiting,
                Reply.of("Which one?")
                        .waitingFor(PauseReason.CLIENT_INFO, desk.now().plus(Duration.ofDays(1))));
        desk.reply(
                promised, Reply.of("I call you").promising("I call", desk.now().plus(Duration.ofHours(4))));
        desk.pass(30);

        assertThat(desk.rules(waiting)).doesNotContain("M1-10");
        assertThat(desk.rules(promised)).doesNotContain("M1-10");
    }

    @Test
    void aClientsMessageWaitsForItsAnswerAsLongAsItsPriorityAllows() {
        Ticket ticket = desk.open("Laptop");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Looking").next("Look", Optional.empty()));
        desk.pass(5);
        desk.write(ticket, "Any news?");
        desk.pass(119);
        assertThat(desk.open(ticket, "M1-12")).isEmpty();
        desk.pass(1);
        assertThat(desk.open(ticket, "M1-12")).isPresent();

        desk.reply(ticket, Reply.of("Yes"));
        assertThat(desk.open(ticket, "M1-12")).isEmpty();
    }

    @Test
    void thanksForWhatIsSolvedWaitUntilSomebodySaysThatItStillIs() {
        Ticket ticket = desk.open("Laptop");
        desk.resolveAll();
        desk.thank(ticket);
        assertThat(desk.open(ticket, "M1-30")).isPresent();

        desk.run(tx ->
                desk.features().ticketing().afterSolving().keepSolved(tx, Seen.asItStands(ticket.number()), desk.tess));

        assertThat(desk.open(ticket, "M1-30")).isEmpty();
    }

    @Test
    void whatFellWhileTheServerWasDownIsFoundOnceAndMarkedLate() {
        Ticket ticket = desk.open("Printer");
        desk.sleep(45);
        desk.wake();
        desk.wake();

        assertThat(desk.ever(ticket, "M1-01")).singleElement().satisfies(finding -> {
            assertThat(finding.late()).isTrue();
            assertThat(finding.severity()).isEqualTo(Severity.ACT);
        });
    }

    @Test
    void historyFromElsewhereIsNotWatched() {
        Ticket ticket = desk.in(tx ->
                desk.features().ticketing().tickets().open(tx, desk.asked("Old").ofHistory()));
        desk.pass(500);

        assertThat(desk.openFindings(ticket)).isEmpty();
    }
}
