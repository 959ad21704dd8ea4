package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Replies that go out at a time that was asked for, on the page of their ticket.
class ScheduledPagesTest {

    @RegisterExtension
    static final TestServer server = new TestServer(Map.of("mail.undo-time", "10 s"));

    private final DeskStory story = new DeskStory(server);

    @Test
    void waitsForATimeByTheClientsClock() {
        Ticket ticket = story.taken("Tomorrow");
        Visitor tess = story.tess();

        Answer answer = schedule(tess, ticket, "2030-01-02T09:00", "America/New_York");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Replies wait for a year at most.", "value=\"2030-01-02T09:00\"");

        String tomorrow =
                server.clock().instant().plus(Duration.ofDays(1)).toString().substring(0, 10);
        schedule(tess, ticket, tomorrow + "T09:00", "America/New_York");
        assertThat(story.page(tess, ticket).text()).contains("Goes out", "14:00", "Take back and change", "Send now");

        story.annWrites(ticket, "Never mind");
        server.clock().advance(Duration.ofDays(2));
        server.runJobs();

        assertThat(story.mails(ticket)).isZero();
        tess = story.tess();
        assertThat(story.page(tess, ticket).text()).contains("The client wrote before it went out.");
        assertThat(tess.get("/order-of-work").text())
                .contains("#" + ticket.number(), "Tess Tanner", "The client wrote before it went out.");

        story.send(
                tess,
                ticket,
                "send-now",
                "reply",
                DeskStory.reply(story.page(tess, ticket).text()));
        assertThat(story.mails(ticket)).isEqualTo(1);
    }

    @Test
    void refusesATimeThatHasPassedAndAZoneThatNobodyKnows() {
        Ticket ticket = story.taken("Yesterday");

        Answer passed = story.send(
                story.tess(), ticket, "entries", "kind", "reply", "text", "Hm", "sendAt", "2020-01-02T09:00");
        Answer nowhere = story.send(
                story.tess(),
                ticket,
                "entries",
                "kind",
                "reply",
                "text",
                "Hm",
                "sendAt",
                "2030-01-02T09:00",
                "sendAtZone",
                "Mars/Base");

        assertThat(passed.status()).isEqualTo(400);
        assertThat(passed.text()).contains("2020-01-02T09:00", "has passed", ">Hm</textarea>");
        assertThat(nowhere.text()).contains("We do not know that time zone.");
    }

    @Test
    void refusesAnHourThatClocksSkipAndSaysWhichOfTwoItIs() {
        Ticket ticket = story.taken("Clocks");
        Visitor tess = story.tess();
        String zone = "Europe/London";

        Answer skipped = schedule(tess, ticket, nextChange(zone, true), zone);
        assertThat(skipped.status()).isEqualTo(400);
        assertThat(skipped.text()).contains("does not exist: in that night clocks go from 01:00 to 02:00");

        schedule(tess, ticket, nextChange(zone, false), zone);
        assertThat(story.page(tess, ticket).text())
                .contains("Clocks show that time twice that night; it goes the first");
    }

    /// Half an hour after clocks are changed, as they show it, within the year to come.
    private static String nextChange(String zone, boolean forward) {
        var rules = ZoneId.of(zone).getRules();
        var change = rules.nextTransition(server.clock().instant());
        var next = change.isGap() == forward ? change : rules.nextTransition(change.getInstant());
        var start = forward ? next.getDateTimeBefore() : next.getDateTimeAfter();
        return start.plusMinutes(30).toString();
    }

    private Answer schedule(Visitor visitor, Ticket ticket, String at, String zone) {
        return story.send(
                visitor, ticket, "entries", "kind", "reply", "text", "At night", "sendAt", at, "sendAtZone", zone);
    }
}
