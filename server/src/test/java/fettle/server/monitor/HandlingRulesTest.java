package fettle.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.client.Client;
import fettle.server.monitor.rule.Severity;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.outside.Exclusions;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Stories of the second monitor: handling, looked at while it happens.
class HandlingRulesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private WatchedDesk desk;

    @BeforeEach
    void anotherMorning() {
        desk = new WatchedDesk(server);
    }

    @Test
    void aHandOffThatComesBackNeedsAnOwnerToBeNamed() {
        Ticket ticket = desk.open("Backup");
        desk.take(ticket, desk.tess);
        hand(ticket, new Responsible(Optional.of(desk.tom.id()), Optional.empty()));
        assertThat(desk.open(ticket, "M2-04")).isEmpty();

        desk.run(tx ->
                desk.features().ticketing().assignment().giveBack(tx, WatchedDesk.seen(ticket), desk.tom, "Not mine"));
        assertThat(desk.open(ticket, "M2-04"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ACT);

        hand(ticket, new Responsible(Optional.of(desk.tom.id()), Optional.empty()));
        assertThat(desk.ever(ticket, "M2-04"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.clearedHow()).contains("Owner named"));
    }

    @Test
    void theThirdHandOffIsFound() {
        Ticket ticket = desk.open("Backup");
        desk.take(ticket, desk.tess);
        hand(ticket, new Responsible(Optional.of(desk.tom.id()), Optional.empty()));
        hand(ticket, new Responsible(Optional.of(desk.lee.id()), Optional.empty()));
        assertThat(desk.open(ticket, "M2-04")).isEmpty();
        hand(ticket, new Responsible(Optional.of(desk.tess.id()), Optional.empty()));

        assertThat(desk.open(ticket, "M2-04"))
                .get()
                .satisfies(finding -> assertThat(finding.words()).contains("3."));
    }

    @Test
    void aGroupThatHadItBeforeIsPingPong() {
        long first = desk.in(tx -> desk.features().staff().addGroup(tx, "First line", 1))
                .id();
        long second = desk.in(tx -> desk.features().staff().addGroup(tx, "Second line", 2))
                .id();
        Ticket ticket = desk.open("Backup");
        hand(ticket, new Responsible(Optional.empty(), Optional.of(first)));
        hand(ticket, new Responsible(Optional.empty(), Optional.of(second)));
        hand(ticket, new Responsible(Optional.empty(), Optional.of(first)));

        assertThat(desk.open(ticket, "M2-04"))
                .get()
                .satisfies(finding -> assertThat(finding.words()).contains("had it before"));
    }

    @Test
    void aReopenedTicketIsFoundAtOnceForWhoResolvedIt() {
        Ticket ticket = desk.open("Screen");
        resolve(ticket, "Loose cable", "Plugged it in");
        desk.write(ticket, "Black again");

        assertThat(desk.open(ticket, "M2-09")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.personId()).contains(desk.tess.id());
            assertThat(finding.words()).contains("Ann Abbott");
        });
    }

    @Test
    void resolvedWithoutCauseOrSolutionIsFoundUntilItIsFilledIn() {
        Ticket ticket = desk.open("Screen");
        desk.pass(20);
        resolve(ticket, "", "");
        assertThat(desk.open(ticket, "M2-10"))
                .get()
                .satisfies(finding -> assertThat(finding.words())
                        .contains("a cause", "a solution")
                        .doesNotContain("a word to the client"));
    }

    @Test
    void whatIsNobodysIsSolvedWithoutAWordToAnybody() {
        Ticket ticket = desk.open("Spam");
        desk.pass(20);
        desk.run(tx -> desk.features()
                .ticketing()
                .reassigning()
                .reassign(tx, WatchedDesk.seen(ticket), desk.tess, Client.UNASSIGNED, "Nobody we work for"));
        Ticket nobodys = desk.now(ticket);
        desk.run(tx -> desk.features()
                .ticketing()
                .handling()
                .resolve(tx, WatchedDesk.seen(nobodys), desk.tess, new Solution("Spam", "Put away"), Optional.empty()));

        assertThat(desk.open(nobodys, "M2-10")).isEmpty();
    }

    @Test
    void resolvedWithoutAWordToTheClientIsFoundUntilTheyAreTold() {
        Ticket ticket = desk.open("Screen");
        desk.pass(20);
        desk.run(tx -> desk.features()
                .ticketing()
                .handling()
                .resolve(
                        tx,
                        WatchedDesk.seen(ticket),
                        desk.tess,
                        new Solution("Cable", "Plugged in"),
                        Optional.empty()));
        assertThat(desk.open(ticket, "M2-10"))
                .get()
                .satisfies(finding -> assertThat(finding.words()).contains("a word to the client"));

        desk.reply(ticket, Reply.of("It was the cable"));
        assertThat(desk.ever(ticket, "M2-10"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.clearedHow()).contains("Filled in"));
    }

    @Test
    void workLoggedInOneGoInLessThanAQuarterOfAnHourMayStaySilent() {
        Ticket small = logged(14);
        Ticket larger = logged(15);

        assertThat(desk.open(small, "M2-10")).isEmpty();
        assertThat(desk.open(larger, "M2-10")).isPresent();
    }

    @Test
    void aKindThatIsAlwaysReviewedIsFoundAtTriage() {
        Kind security = desk.in(tx -> desk.features().kinds().all(tx)).stream()
                .filter(Kind::alwaysReviewed)
                .findFirst()
                .orElseThrow();
        Ticket ticket = desk.open("Strange mail");
        assertThat(desk.open(ticket, "M2-13")).isEmpty();
        desk.triage(ticket, Optional.of(security.id()));

        assertThat(desk.open(ticket, "M2-13")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ACT);
            assertThat(finding.words()).contains(security.name());
        });
    }

    @Test
    void anExclusionThatIsAskedForWaitsForALead() {
        Ticket ticket = desk.open("Router");
        desk.pass(30);
        var exclusions = desk.features().ticketing().exclusions();
        desk.run(tx -> exclusions.ask(
                tx,
                WatchedDesk.seen(ticket),
                desk.tess,
                ticket.receivedAt(),
                ticket.receivedAt().plusSeconds(600),
                ExclusionReason.AGREED,
                "They asked us to wait"));

        assertThat(desk.open(ticket, "M2-20")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ACT);
            assertThat(finding.words()).contains("They asked us to wait");
        });
        long asked = desk.in(tx ->
                        Exclusions.undecided(desk.features().log().of(tx.forClient(ticket.clientId()), ticket.id())))
                .getFirst()
                .exclusionId();
        var lee = new Actor.Technician(server.people().lee().technicianId(), "Lee Lane");
        desk.run(tx -> exclusions.decline(tx, WatchedDesk.seen(ticket), lee, asked, "Not agreed"));

        assertThat(desk.open(ticket, "M2-20")).isEmpty();
        assertThat(desk.ever(ticket, "M2-20"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.clearedHow()).contains("Decided"));
    }

    private void hand(Ticket ticket, Responsible to) {
        desk.run(tx -> desk.features()
                .ticketing()
                .assignment()
                .handOver(tx, WatchedDesk.seen(ticket), desk.tess, to, "Yours rather"));
    }

    private void resolve(Ticket ticket, String cause, String solution) {
        desk.reply(ticket, Reply.of("Done").resolving(new Solution(cause, solution)));
    }

    /// Written down by a technician when it was done.
    private Ticket logged(int minutes) {
        NewTicket asked = desk.asked("Password");
        NewTicket call = NewTicket.asked(
                asked.clientId(),
                asked.contactId(),
                desk.tess,
                Channel.PHONE,
                desk.now(),
                "Password",
                NewEntry.of("Call"));
        Ticket ticket = desk.in(tx -> desk.features().ticketing().tickets().open(tx, call));
        desk.run(tx -> desk.features()
                .ticketing()
                .handling()
                .logTime(tx, WatchedDesk.seen(ticket), desk.tess, Spent.minutes(minutes)));
        desk.run(tx -> desk.features()
                .ticketing()
                .handling()
                .resolve(tx, WatchedDesk.seen(ticket), desk.tess, new Solution("", ""), Optional.empty()));
        return ticket;
    }
}
