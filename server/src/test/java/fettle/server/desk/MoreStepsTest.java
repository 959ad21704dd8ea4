package fettle.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.contract.CalendarTexts;
import fettle.server.contract.supplier.NewSupplier;
import fettle.server.contract.supplier.Supplier;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticket.Stage;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is seldom done on the ticket page, with its forms as they are.
class MoreStepsTest {

    private static final Scope TEST = new Scope.System("test");
    private static final Pattern MESSAGE = Pattern.compile("name=\"message\">\\s*<option value=\"(\\d+)\"");
    private static final Pattern EXCLUSION = Pattern.compile("name=\"exclusion\">\\s*<option value=\"(\\d+)\"");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final DeskStory story = new DeskStory(server);

    @Test
    void mergesATicketAndLeadsEverybodyToTheSurvivor() {
        Ticket first = story.taken("Printer down");
        Ticket second = story.taken("Still no printer");

        Answer answer = story.send(story.tess(), first, "merge", "into", "#" + second.number());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(story.page(story.tess(), first).text())
                .contains("it goes on in <a href=\"/tickets/" + second.number() + "\">", "Undo the merge");
        assertThat(story.page(story.tess(), second).text())
                .contains("Tess Tanner merged #" + first.number() + " into this");
        Visitor ann = server.as(server.people().ann());
        assertThat(ann.get("/portal/requests/" + first.number()).location())
                .isEqualTo("/portal/requests/" + second.number());
        assertThat(ann.get("/portal").text()).doesNotContain("/portal/requests/" + first.number() + "\"");

        story.send(story.tess(), first, "parting");

        assertThat(story.now(first).open()).isTrue();
        assertThat(ann.get("/portal/requests/" + first.number()).status()).isEqualTo(200);
    }

    @Test
    void theTimeOfAMergedTicketIsSeenWhereItsMatterGoesOn() {
        Ticket first = story.taken("Printer down");
        Ticket second = story.taken("Still no printer");
        story.send(story.tess(), first, "time", "minutes", "25m", "note", "New drum");
        story.send(story.tess(), second, "time", "minutes", "10m", "note", "Test page");

        story.send(story.tess(), first, "merge", "into", "" + second.number());

        assertThat(story.page(story.tess(), second).text())
                .contains("New drum, on #" + first.number(), "Test page", "35m")
                .doesNotContain("Test page, on");

        story.send(story.tess(), first, "parting");

        assertThat(story.page(story.tess(), second).text()).doesNotContain("New drum", "35m");
    }

    @Test
    void saysWhoAskedWhereAMachineWroteAndSolvesWhereNobodyDid() {
        Ticket ticket = story.nobodyAsked("Backup failed");
        Ticket other = story.nobodyAsked("Backup failed again");
        String ann = String.valueOf(server.people().ann().contactId());
        assertThat(story.page(story.tess(), ticket).text()).contains("Say who asked", "Ann Abbott, ann@acme.test");

        Answer nobody = story.send(story.tess(), ticket, "contact", "contact", "");
        assertThat(nobody.text()).contains("Choose one.");
        story.send(story.tess(), ticket, "contact", "contact", ann);

        assertThat(story.page(story.tess(), ticket).text())
                .contains("Reply to Ann", "Tess Tanner wrote down that Ann Abbott asked")
                .doesNotContain("Say who asked");

        Answer solved = story.send(
                story.tess(),
                other,
                "entries",
                "kind",
                "note",
                "text",
                "Ran it by hand.",
                "cause",
                "Disk full",
                "solution",
                "Cleared it",
                "then",
                "solve");

        assertThat(solved.status()).isEqualTo(303);
        assertThat(story.now(other).solution()).contains("Cleared it");
        assertThat(story.page(story.tess(), other).text()).contains("Ran it by hand.");
    }

    @Test
    void saysAtTheFieldWhyItCannotMerge() {
        Ticket ticket = story.taken("Alone");

        Answer answer = story.send(story.tess(), ticket, "merge", "into", "999999");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("999999", "id=\"merge-into-e\"");
    }

    @Test
    void makesAMessageItsOwnTicket() {
        Ticket ticket = story.taken("Printer down");
        story.annWrites(ticket, "By the way, the scanner is broken too");
        Matcher message = MESSAGE.matcher(story.page(story.tess(), ticket).text());
        assertThat(message.find()).isTrue();

        Answer answer =
                story.send(story.tess(), ticket, "split", "message", message.group(1), "subject", "Scanner broken");

        assertThat(answer.status()).isEqualTo(303);
        String page = story.page(story.tess(), ticket).text();
        assertThat(page)
                .contains("Tess Tanner made a message its own ticket, #" + (ticket.number() + 1))
                .doesNotContain("the scanner is broken too");
    }

    @Test
    void givesWorkToASupplierAndTakesItBack() {
        Ticket ticket = story.taken("Line down");
        Supplier carrier = supplier();
        Visitor tess = story.tess();

        story.send(
                tess,
                ticket,
                "supplier-out",
                "supplier",
                String.valueOf(carrier.id()),
                "words",
                "Look at the line",
                "followUpAt",
                "+4h");
        assertThat(story.page(tess, ticket).text())
                .contains("gave it to Carrier: Look at the line", "The supplier asks us");
        story.send(tess, ticket, "supplier-asks", "words", "Which line?");
        assertThat(story.page(tess, ticket).text()).contains("Carrier asks: Which line?", "We answered the supplier");
        story.send(tess, ticket, "supplier-answered", "followUpAt", "+4h");
        story.send(tess, ticket, "supplier-back", "words", "The line is up");

        assertThat(story.page(tess, ticket).text()).contains("Back from Carrier: The line is up");
        assertThat(story.now(ticket).stage()).isEqualTo(Stage.WORKING);
    }

    @Test
    void writesToASupplierAndShowsItToNoClient() {
        Ticket ticket = story.taken("Line down again");
        Visitor tess = story.tess();
        Supplier line = supplier("Lines", Optional.of("help@lines.test"));

        Answer given = story.send(
                tess,
                ticket,
                "supplier-out",
                "supplier",
                String.valueOf(line.id()),
                "words",
                "Line 8",
                "mail",
                "Please look at line 8.",
                "followUpAt",
                "+4h");
        assertThat(given.status()).isEqualTo(303);
        story.send(tess, ticket, "supplier-asks", "words", "Which room?");
        story.send(tess, ticket, "supplier-write", "text", "Room 12.", "followUpAt", "+4h");

        assertThat(story.page(tess, ticket).text())
                .contains("Please look at line 8.", "Room 12.", "to the supplier", "help@lines.test", "answered Lines");
        assertThat(server.as(server.people().ann())
                        .get("/portal/requests/" + ticket.number())
                        .text())
                .doesNotContain("Please look at line 8.", "Room 12.");
    }

    @Test
    void joinsATicketToTheOneThatItNamesByAClick() {
        Ticket first = story.taken("Scanner down");
        Ticket second = story.taken("About the scanner");
        server.database()
                .run(
                        TEST,
                        tx -> story.features().ticketing().spokenOf().note(tx, second.clientId(), second.id(), first));
        Visitor tess = story.tess();
        assertThat(story.page(tess, second).text())
                .contains("names another ticket", "href=\"/tickets/" + first.number() + "\"");

        assertThat(story.send(tess, second, "joining").status()).isEqualTo(303);

        assertThat(story.page(tess, first).text()).contains("merged #" + second.number() + " into this");
        assertThat(story.page(tess, second).text()).doesNotContain("names another ticket");
    }

    @Test
    void saysWhyATicketCannotJoinTheOneThatItNames() {
        Ticket solved = story.taken("Scanner was down");
        Ticket later = story.taken("About the scanner that was down");
        server.database()
                .run(
                        TEST,
                        tx -> story.features().ticketing().spokenOf().note(tx, later.clientId(), later.id(), solved));
        story.send(
                story.tess(), solved, "entries", "kind", "reply", "cause", "Dust", "solution", "Out", "then", "solve");

        Answer answer = story.send(story.tess(), later, "joining");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("#" + solved.number() + " is solved. Reopen it first");
    }

    @Test
    void saysThatASupplierHasNoAddressToWriteTo() {
        Ticket ticket = story.taken("Line down for good");
        Supplier mute = supplier("Mute", Optional.empty());

        Answer answer = story.send(
                story.tess(),
                ticket,
                "supplier-out",
                "supplier",
                String.valueOf(mute.id()),
                "words",
                "Line 9",
                "mail",
                "Please look.",
                "followUpAt",
                "+4h");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("No mail address of Mute is known");
    }

    @Test
    void leavesTimeOutOnceALeadApproved() {
        story.agree();
        Ticket ticket = story.taken("Office locked");
        server.clock().advance(Duration.ofHours(2));
        Visitor tess = story.tess();

        Answer asked = story.send(
                tess,
                ticket,
                "exclusion",
                "from",
                local(ticket, 10),
                "until",
                local(ticket, 40),
                "exclusionReason",
                "client-caused",
                "words",
                "Nobody opened");

        assertThat(asked.status()).isEqualTo(303);
        String asTess = story.page(tess, ticket).text();
        assertThat(asTess).contains("Caused by the client: Nobody opened").doesNotContain("exclusion-approval");
        Visitor lee = server.as(server.people().lee());
        Matcher exclusion = EXCLUSION.matcher(story.page(lee, ticket).text());
        assertThat(exclusion.find()).isTrue();
        assertThat(story.send(tess, ticket, "exclusion-approval", "exclusion", exclusion.group(1))
                        .status())
                .isEqualTo(403);
        assertThat(story.send(lee, ticket, "exclusion-approval", "exclusion", exclusion.group(1))
                        .status())
                .isEqualTo(303);
        assertThat(story.page(tess, ticket).text()).contains("an approved exclusion was taken out");
    }

    @Test
    void leavesATicketOutAltogetherOnceALeadApproved() {
        story.agree();
        Ticket ticket = story.taken("Their own firewall");
        Visitor tess = story.tess();

        Answer asked = story.send(
                tess, ticket, "case-exclusion", "exclusionReason", "out-of-scope", "words", "Not our network");

        assertThat(asked.status()).isEqualTo(303);
        Visitor lee = server.as(server.people().lee());
        String page = story.page(lee, ticket).text();
        assertThat(page).contains("The whole ticket: Not our network");
        Matcher exclusion = EXCLUSION.matcher(page);
        assertThat(exclusion.find()).isTrue();
        assertThat(story.send(lee, ticket, "exclusion-approval", "exclusion", exclusion.group(1))
                        .status())
                .isEqualTo(303);
        assertThat(story.page(tess, ticket).text())
                .contains("left the ticket out of the measure altogether")
                .doesNotContain("/case-exclusion\"");
    }

    @Test
    void movesATicketToAnotherClient() {
        Ticket ticket = story.taken("Not ours");
        String beta = String.valueOf(server.people().globex().id());

        Answer answer = story.send(story.tess(), ticket, "reassignment", "client", beta, "why", "Shared mailbox");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(story.page(story.tess(), ticket).text()).contains("moved it here from Acme: Shared mailbox");
        assertThat(server.as(server.people().ann())
                        .get("/portal/requests/" + ticket.number())
                        .status())
                .isEqualTo(404);
    }

    /// Some minutes after the receipt, as one types it.
    private static String local(Ticket ticket, int minutes) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                .withZone(ZoneId.of("Europe/London"))
                .format(ticket.receivedAt().plus(Duration.ofMinutes(minutes)));
    }

    private Supplier supplier() {
        return supplier("Carrier", Optional.empty());
    }

    private Supplier supplier(String name, Optional<String> email) {
        return server.database().transaction(TEST, tx -> {
            long round = story.features()
                    .calendars()
                    .add(
                            tx,
                            "Round the clock, of " + name,
                            List.of(new CalendarTexts(CalendarTexts.SINCE_EVER, "Europe/London", "24x7", "-")))
                    .id();
            return story.features()
                    .suppliers()
                    .add(tx, new NewSupplier(name, round, 240, Optional.empty(), email, true));
        });
    }
}
