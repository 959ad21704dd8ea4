package fettle.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.PauseReason;
import fettle.server.testing.TestServer;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Reply;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What happens next and when, read off the clocks of Acme's contract: an answer within the hour, the solution within
/// two working days.
class PortalClocksTest {

    private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static PortalStory story;

    @BeforeAll
    static void acmeHasAContract() {
        story = new PortalStory(server);
        story.agree(server.people().acme());
    }

    @BeforeEach
    void itIsNine() {
        server.clock().set(NINE);
    }

    @Test
    void tellsByWhenWeAnswer() {
        Ticket ticket = story.asked("Slow network");

        assertThat(page(ticket)).contains("We answer by 10:00.", "by 10:00", "You need do nothing.");
        assertThat(home()).contains("Answer by 10:00");
    }

    @Test
    void saysSorryOnceTheAnswerIsLate() {
        Ticket ticket = story.asked("Slow computer");
        server.clock().advance(Duration.ofMinutes(90));

        assertThat(page(ticket)).contains("Our answer is late, sorry.", "You were to have it today at 10:00.");
        assertThat(home()).contains("Late, sorry");
    }

    @Test
    void tellsTheNextCommitmentOnceWeAnswered() {
        Ticket ticket = story.asked("Broken chair");
        story.reply(ticket, Reply.of("I look into it."));

        assertThat(page(ticket)).contains("We fix this by tomorrow at 17:30.").doesNotContain("We answer by");
    }

    @Test
    void aPromiseComesBeforeWhatTheContractSaysAndIsOwnedUpToWhenLate() {
        Ticket ticket = story.asked("No sound");
        story.reply(ticket, Reply.of("Yes.").promising("I bring a new headset", NINE.plus(Duration.ofHours(2))));
        assertThat(page(ticket)).contains("By 11:00: I bring a new headset.");

        server.clock().advance(Duration.ofHours(3));

        assertThat(page(ticket))
                .contains("This is late, sorry: I bring a new headset.", "told you that for today at 11:00");
    }

    @Test
    void aWaitForTheSupplierSaysWhenTheyAreAskedAgain() {
        Ticket ticket = story.asked("Licence");
        story.reply(ticket, Reply.of("We ask them.").waitingFor(PauseReason.SUPPLIER, NINE.plus(Duration.ofDays(2))));

        assertThat(page(ticket)).contains("With our supplier", "we chase them for you");
    }

    @Test
    void aBookedDateIsToldWithItsDay() {
        Ticket ticket = story.asked("Move a desk");
        story.reply(ticket, Reply.of("Done then.").waitingFor(PauseReason.AGREED_DATE, NINE.plus(Duration.ofDays(8))));

        assertThat(page(ticket)).contains("Booked: Thu 12 Mar, 09:00.", "You need do nothing until then.");
    }

    private static String page(Ticket ticket) {
        return server.as(server.people().ann())
                .get("/portal/requests/" + ticket.number())
                .text();
    }

    private static String home() {
        return server.as(server.people().ann()).get("/portal").text();
    }
}
