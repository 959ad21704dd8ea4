package fettle.server.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.monitor.WatchedDesk;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A second person's look at handling: put up as it happens, judged by somebody else, told to whom it concerns.
class ReviewsTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private WatchedDesk desk;
    private Reviews reviews;
    private Visitor lee;

    @BeforeEach
    void nothingWaits() {
        desk = new WatchedDesk(server);
        reviews = desk.features().reviews();
        lee = server.as(server.people().lee());
        for (Waiting waiting : waiting()) {
            judge(
                    waiting.ticket().number(),
                    new Actor.Technician(server.people().ada().technicianId(), "Ada"),
                    "");
        }
    }

    @Test
    void reopenedWorkWaitsForALookUntilSomebodyElseHasJudgedIt() {
        Ticket ticket = reopened("Screen");
        assertThat(waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.ticket().number()).isEqualTo(ticket.number());
            Optional<Actor.Technician> handler = desk.in(tx -> reviews.handler(tx, waiting));
            assertThat(handler).contains(desk.tess);
        });
        desk.pass(6);
        judge(ticket.number(), desk.lee, "");

        assertThat(desk.open(ticket, "M2-09")).isEmpty();
        assertThat(desk.ever(ticket, "M2-09"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.clearedHow()).contains("Reviewed"));
        List<Review> said = desk.in(tx -> reviews.ofTicket(tx, ticket.clientId(), ticket.id()));
        assertThat(said).singleElement().satisfies(review -> {
            assertThat(review.waited()).isEqualTo(Duration.ofMinutes(6));
            assertThat(review.handlerId()).contains(desk.tess.id());
        });
    }

    @Test
    void nobodyJudgesTheirOwnHandlingAndNobodyTwice() {
        Ticket ticket = reopened("Screen");

        assertThatThrownBy(() -> judge(ticket.number(), desk.tess, "")).isInstanceOf(Refusal.Forbidden.class);
        judge(ticket.number(), desk.lee, "");
        assertThatThrownBy(() -> judge(ticket.number(), desk.lee, "")).isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void toCorrectNowPutsTheLineOnTheTicket() {
        Ticket ticket = reopened("Screen");
        desk.run(tx -> reviews.judge(tx, ticket.number(), desk.lee, Verdict.FIX_NOW, "Bring a spare screen"));

        assertThat(desk.now(ticket).nextAction())
                .get()
                .satisfies(action -> assertThat(action.words()).isEqualTo("Bring a spare screen"));
        assertThat(desk.open(ticket, "M2-09")).isEmpty();
    }

    @Test
    void toCorrectWhatWasResolvedTakesItUpAgainAndPutsNothingUpForReviewAgain() {
        Ticket ticket = reopened("Screen");
        desk.reply(ticket, Reply.of("Done").resolving(new Solution("Cable", "New one")));
        desk.run(tx -> reviews.judge(tx, ticket.number(), desk.lee, Verdict.FIX_NOW, "Call Ann"));

        assertThat(desk.now(ticket).open()).isTrue();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void coachingNeedsALine() {
        Ticket ticket = reopened("Screen");

        assertThatThrownBy(() -> desk.run(tx -> reviews.judge(tx, ticket.number(), desk.lee, Verdict.COACH, " ")))
                .isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void theLeadReadsTheStoryAndTheHandlerReadsTheVerdict() {
        Ticket ticket = reopened("Screen stays black");
        desk.pass(5);
        String page = lee.get("/handling-review").text();
        assertThat(page)
                .contains("Screen stays black", "Reopened by Ann Abbott", "Tess Tanner solved it", "Black again")
                .contains("5m ago");

        Answer judged = lee.post(
                "/handling-review/" + ticket.number(),
                "key",
                "verdict",
                "verdict",
                "coach",
                "line",
                "Ask whether it works before you resolve");
        assertThat(judged.status()).isEqualTo(303);
        assertThat(lee.get("/handling-review").text())
                .contains("Nothing waits for a look", "Median wait 5m")
                .contains("1 coached");
        assertThat(server.as(server.people().tess()).get("/handling-review").text())
                .contains("Ask whether it works before you resolve", "Lee Lambert");
    }

    @Test
    void theVerdictStandsOnTheTicketForItsHandlerAndForThoseWhoLead() {
        Ticket ticket = reopened("Screen");
        String path = "/tickets/" + ticket.number();
        assertThat(lee.get(path).text()).contains("Reopened").doesNotContain("Said of the handling");
        desk.run(tx -> reviews.judge(tx, ticket.number(), desk.lee, Verdict.COACH, "Ask before you resolve"));

        assertThat(server.as(server.people().tess()).get(path).text())
                .contains("Said of the handling", "Coach", "“Ask before you resolve”", "Lee Lambert");
        assertThat(lee.get(path).text()).contains("Ask before you resolve");
        assertThat(server.as(server.people().tom()).get(path).text())
                .doesNotContain("Said of the handling", "Ask before you resolve");
    }

    @Test
    void whoHandledItIsToldThatSomebodyElseLooks() {
        reopened("Screen");
        Visitor tess = server.as(server.people().tess());

        assertThat(tess.get("/handling-review").text())
                .contains("This is your own handling")
                .doesNotContain("name=\"verdict\"");
    }

    private List<Waiting> waiting() {
        return desk.in(tx -> reviews.waiting(tx));
    }

    private Ticket reopened(String subject) {
        Ticket ticket = desk.open(subject);
        desk.triage(ticket);
        desk.reply(ticket, Reply.of("Done").resolving(new Solution("Loose cable", "Plugged it in")));
        desk.write(ticket, "Black again");
        desk.reply(ticket, Reply.of("Looking again").next("Look", Optional.empty()));
        return ticket;
    }

    private void judge(long number, Actor.Technician by, String line) {
        desk.run(tx -> reviews.judge(tx, number, by, Verdict.GOOD, line));
    }
}
