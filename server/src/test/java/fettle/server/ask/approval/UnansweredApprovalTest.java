package fettle.server.ask.approval;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.MailedLinks;
import fettle.server.monitor.Finding;
import fettle.server.monitor.WatchedDesk;
import fettle.server.monitor.rule.Severity;
import fettle.server.signin.PortalUser;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An approval that nobody gives or refuses, and what the desk is told of it.
class UnansweredApprovalTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final WatchedDesk desk = new WatchedDesk(server);

    @Test
    void standsOnTheOrderOfWorkAfterEightAndSixteenHoursOfTheContract() {
        Ticket ticket = asked("Fifth laptop");
        desk.pass(Duration.ofHours(7));
        assertThat(desk.open(ticket, "M1-21")).isEmpty();

        desk.pass(Duration.ofHours(17));
        assertThat(desk.open(ticket, "M1-21")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARN);
            assertThat(finding.words()).contains("Ann Abbott was asked for approval", "has not decided");
        });
        desk.pass(Duration.ofDays(3));
        assertThat(desk.open(ticket, "M1-21"))
                .get()
                .extracting(Finding::severity)
                .isEqualTo(Severity.ACT);

        server.visitor().post(MailedLinks.last(server, ticket), "decision", "approve", "words", "");
        assertThat(desk.open(ticket, "M1-21")).isEmpty();
    }

    @Test
    void ofSomebodyWhoSeemsToBeAwayIsToldOnTheTicketWithTheWayToSomebodyElse() {
        Ticket ticket = asked("Sixth laptop");
        String path = "/tickets/" + ticket.number();
        Visitor tess = server.as(server.people().tess());
        assertThat(tess.get(path).text()).doesNotContain("seems to be away");

        desk.pass(1);
        answersByMachine(ticket);

        assertThat(tess.get(path).text())
                .contains("Ann Abbott, who is to approve, seems to be away", "Ask somebody else");
        assertThat(tess.get(path + "/approvals").text()).contains("seems to be away");
    }

    private Ticket asked(String subject) {
        Ticket ticket = desk.open(subject);
        var question = new Question(
                server.people().ann().contactId(),
                "Order a laptop",
                Optional.empty(),
                desk.now().plus(Duration.ofDays(7)));
        return desk.in(tx ->
                desk.features().asking().approvals().ask(tx, Seen.asItStands(ticket.number()), desk.tess, question));
    }

    private void answersByMachine(Ticket ticket) {
        PortalUser ann = server.people().ann();
        var absent = CustomerMessage.written(
                ann.clientId(),
                ticket.id(),
                new Actor.Contact(ann.contactId(), ann.name()),
                Channel.EMAIL,
                desk.now(),
                NewEntry.of("I am back on Monday"));
        desk.run(tx -> desk.features().ticketing().tickets().receive(tx, absent.byMachine()));
    }
}
