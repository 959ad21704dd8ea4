package fettle.server.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.TestServer;
import fettle.server.ticket.NewTicket;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TodayPagesTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void showsWhatNobodyHasTakenWithWhatToDoNext() {
        Ticket ticket = asked("Printer in the hall is on fire");

        String page = server.as(tess()).get("/?tab=unassigned").text();

        assertThat(page)
                .contains("Printer in the hall is on fire", "#" + ticket.number(), "Take it and reply to Ann", "Acme")
                .contains("Nothing is due, received 09:00");
    }

    @Test
    void putsTheTicketOfTheNearestInstantOnTheCardAndSaysWhyItIsThere() {
        Ticket later = owned("Scanner is slow");
        Ticket sooner = owned("Nobody can print");
        promise(later, "Look at the scanner", Duration.ofHours(3));
        promise(sooner, "Call Ann about the printer", Duration.ofMinutes(20));

        String page = server.as(tess()).get("/").text();

        assertThat(page.indexOf("Nobody can print")).isLessThan(page.indexOf("Scanner is slow"));
        assertThat(page).contains("Work on this next", "promise 09:20", "Call Ann about the printer", "in 20m");
    }

    @Test
    void showsWhatHasJustArrivedBesideEveryListUntilSomebodyTakesIt() {
        Ticket arrived = asked("Till prints blank receipts");

        assertThat(server.as(tess()).get("/").text()).contains("Just arrived", "Till prints blank receipts");

        owned("Somebody has this one");
        String later = server.as(tess()).get("/?tab=solved").text();
        assertThat(later).contains("/tickets/" + arrived.number()).doesNotContain("Somebody has this one");
    }

    @Test
    void answersWithTheListAloneWhenTicketsHaveChanged() {
        String part = server.as(tess()).get("/today?tab=unassigned").text();

        assertThat(part).contains("id=\"today\"").doesNotContain("<html");
    }

    private static Ticket asked(String subject) {
        PortalUser ann = server.people().ann();
        var actor = new Actor.Contact(ann.contactId(), ann.name());
        return server.database()
                .transaction(
                        TEST,
                        tx -> tickets()
                                .open(
                                        tx,
                                        NewTicket.asked(
                                                ann.clientId(),
                                                Optional.of(ann.contactId()),
                                                actor,
                                                Channel.EMAIL,
                                                server.clock().instant(),
                                                subject,
                                                NewEntry.of("Please help."))));
    }

    private static Ticket owned(String subject) {
        Ticket ticket = asked(subject);
        return server.database()
                .transaction(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .ticketing()
                                .assignment()
                                .take(tx, Seen.asItStands(ticket.number()), actor()));
    }

    private static void promise(Ticket ticket, String words, Duration in) {
        server.database()
                .run(
                        TEST,
                        tx -> server.fettle()
                                .features()
                                .ticketing()
                                .handling()
                                .reply(
                                        tx,
                                        Seen.asItStands(ticket.number()),
                                        actor(),
                                        Reply.of("We see to it.")
                                                .promising(
                                                        words,
                                                        server.clock().instant().plus(in))));
    }

    private static fettle.server.ticket.Tickets tickets() {
        return server.fettle().features().ticketing().tickets();
    }

    private static DeskUser tess() {
        return server.people().tess();
    }

    private static Actor.Technician actor() {
        return new Actor.Technician(tess().technicianId(), tess().name());
    }
}
