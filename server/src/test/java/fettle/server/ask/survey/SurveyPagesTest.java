package fettle.server.ask.survey;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.MailedLinks;
import fettle.server.client.NewContact;
import fettle.server.monitor.WatchedDesk;
import fettle.server.monitor.rule.Severity;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A survey as its reader meets it, and what the desk learns of it.
class SurveyPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final WatchedDesk desk = new WatchedDesk(server);

    @Test
    void oneClickChoosesAndAnotherSends() {
        String link = link();
        Visitor ann = server.visitor();

        assertThat(ann.get(link + "?mark=4").text())
                .contains("How did it go?", "value=\"4\" checked")
                .doesNotContain("Thank you");
        assertThat(ann.get(link).text()).as("looking answers nothing").doesNotContain("checked", "Thank you");

        assertThat(ann.post(link, "mark", "4", "words", "Quick").status()).isEqualTo(303);

        assertThat(ann.get(link).text()).contains("Thank you. You gave 4 of 5.", "Quick", "Change my answer");
    }

    @Test
    void aLowMarkIsAnAlarmForTheLeadAtOnceUntilSomebodySpeaksWithThem() {
        String link = link();
        server.visitor().post(link, "mark", "1", "words", "Nobody rang");

        Ticket ticket = rated();
        assertThat(desk.open(ticket, "M2-11")).get().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ALARM);
            assertThat(finding.words()).contains("Ann Abbott gave 1 of 5", "Nobody rang");
        });
        Visitor lee = server.as(server.people().lee());
        assertThat(lee.get("/handling-review").text()).contains("Nobody rang");
        assertThat(lee.get("/tickets/" + ticket.number()).text()).contains("Ann Abbott gave 1 of 5: Nobody rang");

        server.visitor().post(link, "mark", "5", "words", "");

        assertThat(desk.open(ticket, "M2-11")).isEmpty();
    }

    @Test
    void theClientsPageTellsWhatTheySaidAndHowMuchThatIsWorth() {
        String acme = "/clients/" + server.people().acme().id();
        String link = link();
        server.visitor().post(link, "mark", "5", "words", "Splendid work");
        Visitor max = server.as(server.people().max());

        assertThat(max.get(acme).text()).contains("1 of 1 gave 4 or 5. Fewer than five answers");
        assertThat(max.get(acme + "/satisfaction").text())
                .contains("Splendid work", "#" + rated().number(), "People at this client are asked.");

        max.post(acme + "/satisfaction", "asks", "");
        assertThat(max.get(acme + "/satisfaction").text()).contains("People at this client are not asked.");
        max.post(acme + "/satisfaction", "asks", "yes");
    }

    @Test
    void nothingChosenIsSaid() {
        Answer answer = server.visitor().post(link(), "words", "Hm, difficult");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Choose one of the five.", "Hm, difficult");
    }

    @Test
    void whoeverWantsToBeLeftAloneIs() {
        server.clock().advance(Duration.ofDays(15));
        String link = MailedLinks.survey(server, desk, ofSomebodyElse());

        server.visitor().post(link + "/refusal");

        assertThat(server.visitor().get(link).text()).contains("We do not ask you again");
    }

    @Test
    void aLinkThatIsOverSaysSo() {
        String link = link();
        server.clock().advance(Duration.ofDays(15));

        assertThat(server.visitor().get(link).text())
                .contains("The time to answer is over.")
                .doesNotContain("type=\"radio\"");
        assertThat(server.visitor().post(link, "mark", "1").status()).isEqualTo(409);
    }

    private Ticket asked;

    private String link() {
        server.clock().advance(Duration.ofDays(15));
        String link = MailedLinks.survey(server, desk);
        asked = desk.in(tx -> server.fettle()
                .features()
                .asking()
                .surveys()
                .ofLink(tx, link.substring(link.lastIndexOf('/') + 1))
                .map(survey -> server.fettle()
                        .features()
                        .ticketing()
                        .tickets()
                        .ticket(tx, survey.clientId(), survey.ticketId()))
                .orElseThrow());
        return link;
    }

    private Ticket ofSomebodyElse() {
        var features = server.fettle().features();
        long acme = server.people().acme().id();
        return desk.in(tx -> {
            var amy = features.clients().addContact(tx, acme, NewContact.met("Amy Other", "amy@acme.test"));
            return features.ticketing()
                    .tickets()
                    .open(
                            tx,
                            NewTicket.asked(
                                    acme,
                                    Optional.of(amy.id()),
                                    new Actor.Contact(amy.id(), amy.name()),
                                    Channel.EMAIL,
                                    desk.now(),
                                    "Plotter",
                                    NewEntry.of("No plots")));
        });
    }

    private Ticket rated() {
        return desk.now(asked);
    }
}
