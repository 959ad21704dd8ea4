package fettle.server.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The order of work as a technician sees it and acts on it.
class OrderOfWorkPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private WatchedDesk desk;
    private Visitor tess;

    @BeforeEach
    void anEmptyBoard() {
        desk = new WatchedDesk(server);
        tess = server.as(server.people().tess());
        desk.resolveAll();
    }

    @Test
    void anEmptyBoardSaysSo() {
        assertThat(board()).contains("Nothing needs you here").doesNotContain("<table");
    }

    @Test
    void aFindingStandsInARowWithItsWordsAndIsCountedEverywhere() {
        Ticket ticket = desk.open("Printer on fire");
        desk.pass(15);

        assertThat(board())
                .contains("Printer on fire", "Not triaged", "nobody owns it", "1 ticket needs", "For me 1")
                .contains("<span class=\"count count--bad\">1</span>");
        assertThat(tess.get("/order-of-work?about=breached").text()).doesNotContain("#" + ticket.number());
        assertThat(tess.get("/order-of-work?about=nonsense").status()).isEqualTo(404);
    }

    @Test
    void aTicketIsOneRowWhateverIsOpenAboutIt() {
        Ticket ticket = desk.open("Printer");
        desk.pass(105);

        assertThat(desk.rules(ticket)).contains("M1-01", "M1-02", "M1-03");
        assertThat(board().split("name=\"version\"", -1)).hasSize(2);
        assertThat(board()).contains("Response breached", "also Not triaged");
    }

    @Test
    void fiveOfASortWithinTenMinutesAreOneRow() {
        for (int i = 0; i < 5; i++) {
            desk.open("Mail does not come " + i);
        }
        desk.pass(16);

        assertThat(board()).contains("5 tickets of no group").doesNotContain("Mail does not come 3");
        assertThat(tess.get("/order-of-work?about=untriaged").text()).contains("Mail does not come 3");
    }

    @Test
    void takingItPutsANameToItAndASecondPressChangesNothing() {
        Ticket ticket = desk.open("Printer");
        desk.pass(20);
        String page = board();
        String[] fields = {"key", value(page, "key"), "version", value(page, "version"), "about", ""};

        Answer first = tess.post("/order-of-work/" + ticket.number() + "/take", fields);
        Answer again = tess.post("/order-of-work/" + ticket.number() + "/take", fields);

        assertThat(first.status()).isEqualTo(303);
        assertThat(again.location()).isEqualTo("/order-of-work");
        assertThat(desk.now(ticket).ownerId()).contains(desk.tess.id());
        assertThat(board()).contains("Tess Tanner has it");
    }

    @Test
    void whoSeesToItIsShown() {
        Ticket ticket = desk.open("Printer");
        desk.take(ticket, desk.tom);
        desk.pass(20);
        String key = value(board(), "key");

        assertThat(tess.post("/order-of-work/" + ticket.number() + "/acknowledge", "key", key)
                        .status())
                .isEqualTo(303);
        assertThat(board()).contains("Tess Tanner sees to it");
    }

    @Test
    void whatRestsIsNotCountedUntilItsTimeComes() {
        Ticket ticket = desk.open("Printer");
        desk.triage(ticket);
        desk.pass(60);
        String form = tess.get("/order-of-work/" + ticket.number() + "/rest").text();
        Answer rested = tess.post(
                "/order-of-work/" + ticket.number() + "/rest",
                "key",
                value(form, "key"),
                "minutes",
                "30",
                "reason",
                "Waits for the courier");

        assertThat(rested.status()).isEqualTo(303);
        assertThat(board()).contains("0 tickets need", "Resting");
        desk.pass(31);
        assertThat(board()).contains("1 ticket needs");
    }

    @Test
    void anAlarmDoesNotRestAndNothingRestsForLong() {
        Ticket ticket = desk.open("Printer");
        desk.triage(ticket);
        desk.pass(60);
        assertThat(tess.post(
                                "/order-of-work/" + ticket.number() + "/rest",
                                "key",
                                "long",
                                "minutes",
                                "2880",
                                "reason",
                                "Later")
                        .status())
                .isEqualTo(400);
        desk.pass(60);

        Answer refused = tess.post(
                "/order-of-work/" + ticket.number() + "/rest", "key", "alarm", "minutes", "30", "reason", "Later");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("An alarm cannot rest");
    }

    @Test
    void aDateToldToTheClientAfterABrokenOneLetsItRest() {
        Ticket ticket = desk.open("Printer");
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Looking").next("Look", Optional.empty()));
        desk.pass(201);
        assertThat(board()).contains("Fix breached", "1 ticket needs");
        desk.reply(
                ticket,
                Reply.of("It takes a part").promising("New fuser", desk.now().plus(Duration.ofHours(2))));

        assertThat(board()).contains("0 tickets need", "client knows of 14:21");
        desk.pass(120);
        assertThat(board()).contains("1 ticket needs", "Promise missed");
    }

    @Test
    void whatWasResolvedInSilenceIsFilledInFromItsRow() {
        Ticket ticket = desk.open("Printer");
        desk.pass(20);
        desk.reply(ticket, Reply.of("Done").resolving(new Solution("", "")));
        assertThat(board()).contains("Solved in silence", "/order-of-work/" + ticket.number() + "/fill-in");

        String path = "/order-of-work/" + ticket.number() + "/fill-in";
        String form = tess.get(path).text();
        String[] fields = {
            "key", value(form, "key"), "version", value(form, "version"), "cause", "Dust", "solution", "Cleaned it"
        };
        assertThat(tess.post(path, fields).status()).isEqualTo(303);
        assertThat(desk.now(ticket).solution()).contains("Cleaned it");
        assertThat(board()).contains("Nothing needs you here");
    }

    private String board() {
        return tess.get("/order-of-work").text();
    }

    private static String value(String page, String field) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
