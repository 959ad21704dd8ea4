package fettle.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.signin.PortalUser;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.Crawler;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.reply.Reply;
import fettle.web.route.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Ann at Acme asks for all that Bob at Globex has, and everybody looks for what is nobody's to see.
class PortalCrawlTest {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Pattern ID = Pattern.compile("/portal/(?:requests|files)/([0-9]+)");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static PortalStory story;
    private static PortalUser ann;
    private static PortalUser bob;
    private static Ticket anns;
    private static Ticket bobs;

    @BeforeAll
    static void bothCompaniesHaveWork() {
        story = new PortalStory(server);
        ann = server.people().ann();
        bob = server.people().bob();
        anns = worked(ann, "Acme cannot print");
        bobs = worked(bob, "Globex cannot print");
    }

    @Test
    void nothingOfAnotherCompanyIsFoundByAnyIdAndMethod() {
        List<String> open = new ArrayList<>();
        for (String path : pathsWithIds(idsOfBob())) {
            for (String method : METHODS) {
                int status = server.as(ann)
                        .send(method, path, BodyPublishers.ofString("key=k&text=Hello"), form(method))
                        .status();
                if (status != 404) {
                    open.add(method + " " + path + ": " + status);
                }
            }
        }

        assertThat(open).isEmpty();
        assertThat(story.ticket(bobs.number()).version()).isEqualTo(bobs.version());
    }

    @Test
    void theIdsThatAreAskedForAreReal() {
        List<Integer> answers = pathsWithIds(idsOfBob()).stream()
                .map(path -> server.as(bob).get(path).status())
                .toList();

        assertThat(answers).contains(200);
    }

    @Test
    void whatAnnSeesDoesNotGrowWithBobsWork() {
        String before = shown(ann);
        worked(bob, "Globex again");

        assertThat(shown(ann)).isEqualTo(before).doesNotContain("Globex");
    }

    @Test
    void aColleagueSeesARequestOnceItConcernsThem() {
        PortalUser cal = story.colleague("Cal Carter", "cal@acme.test");
        String path = "/portal/requests/" + anns.number();
        assertThat(server.as(cal).get(path).status()).isEqualTo(404);
        assertThat(server.as(cal).get("/portal").text()).doesNotContain("Acme cannot print");
        String file = fileOf(server.as(ann).get(path));
        assertThat(server.as(cal).get(file).status()).isEqualTo(404);

        story.joins(anns, cal);

        assertThat(server.as(cal).get(path).text()).contains("Ann Abbott told us by mail", "Acme cannot print");
        assertThat(server.as(cal).get(file).status()).isEqualTo(200);
    }

    @Test
    void whatIsInternalStandsOnNoPage() {
        for (PortalUser reader : List.of(ann, bob)) {
            Map<String, Answer> pages = Crawler.crawl(server.as(reader), "/portal");
            pages.keySet().removeIf(path -> !path.startsWith("/portal"));

            assertThat(pages).containsKey("/portal/requests").hasSizeGreaterThan(5);
            assertThat(pages.values())
                    .extracting(Answer::text)
                    .allSatisfy(text -> assertThat(text)
                            .doesNotContain(
                                    "CANARY", "@msp.test", ">P1<", ">P3<", "SLA", "breached", "pending", "resolved"));
        }
    }

    private static Ticket worked(PortalUser contact, String subject) {
        NewEntry entry = NewEntry.of("Please look: " + subject).with(story.file("print.log", "log of " + subject));
        Ticket asked = story.asked(contact, entry, subject);
        story.note(asked, "CANARY the password is on the yellow paper");
        story.nextAction(asked, "CANARY ask Bert whether they pay");
        story.reply(
                asked,
                Reply.of("I look into it.")
                        .promising("I write again", server.clock().instant().plus(Duration.ofHours(2))));
        return story.ticket(asked.number());
    }

    /// All numbers that Bob's own pages name, and the ids behind them that no page tells.
    private static Set<String> idsOfBob() {
        Set<String> ids = new TreeSet<>();
        Crawler.crawl(server.as(bob), "/portal")
                .values()
                .forEach(answer -> ID.matcher(answer.text())
                        .results()
                        .map(found -> found.group(1))
                        .forEach(ids::add));
        ids.add(String.valueOf(bobs.id()));
        ids.add(String.valueOf(bob.clientId()));
        ids.add(String.valueOf(bob.contactId()));
        server.database()
                .transaction(
                        new Scope.System("test"),
                        tx -> server.fettle()
                                .features()
                                .conversations()
                                .entries(tx.forClient(bob.clientId()), bobs.id()))
                .forEach(entry -> ids.add(String.valueOf(entry.id())));
        return ids;
    }

    private static List<String> pathsWithIds(Set<String> ids) {
        return server.fettle().routes().stream()
                .map(Route::path)
                .filter(path -> path.startsWith("/portal/") && path.contains("{") && !path.contains("{token}"))
                .distinct()
                .flatMap(path -> ids.stream().map(id -> path.replaceAll("\\{[^}]*}", id)))
                .toList();
    }

    private static String form(String method) {
        return method.equals("GET") ? "" : "application/x-www-form-urlencoded";
    }

    private static String shown(PortalUser reader) {
        Visitor visitor = server.as(reader);
        return visitor.get("/portal").text().replaceAll("data-now=\"[0-9]+\"", "")
                + visitor.get("/portal/requests").text();
    }

    private static String fileOf(Answer page) {
        return Pattern.compile("/portal/files/[0-9]+")
                .matcher(page.text())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }
}
