package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.Crawler;
import fettle.server.testing.TestServer;
import fettle.web.route.Route;
import fettle.web.route.Who;
import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Readers who follow every link: what they are shown is whole and safe, and nothing of another client is among it.
class CrawlTest {

    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]* src=)|<style|<[^>]* style=|<[^>]* on[a-z]+=");

    @RegisterExtension
    static final TestServer server = new TestServer();

    @Test
    void everyPageOfTheDeskIsWholeAndSafe() {
        server.people().ann();
        Map<String, Answer> read = Crawler.crawl(server.as(server.people().ada()), "/setup");

        assertThat(read).hasSizeGreaterThan(8);
        assertThat(faults(read)).isEmpty();
    }

    @Test
    void everyPageForStrangersIsWholeAndSafe() {
        Map<String, Answer> read = Crawler.crawl(server.visitor(), "/sign-in");

        assertThat(read).containsKey("/portal/sign-in");
        assertThat(faults(read)).isEmpty();
    }

    @Test
    void aContactFindsNothingOfAnotherClient() {
        server.people().bob();
        Map<String, Answer> read = Crawler.crawl(server.as(server.people().ann()), "/portal");

        assertThat(read.values()).extracting(Answer::text).noneMatch(text -> text.contains("Globex"));
    }

    @Test
    void aContactIsShownNothingByTheIdsOfAnotherClient() {
        List<String> open = new ArrayList<>();
        for (Route route : server.fettle().routes()) {
            boolean takesAnId = route.path().contains("{") && route.who() == Who.PORTAL;
            for (String id : takesAnId ? idsOfGlobex() : List.<String>of()) {
                String path = route.path().replaceAll("\\{[^}]*}", id);
                String type = route.method() == Method.GET ? "" : "application/x-www-form-urlencoded";
                int status = server.as(server.people().ann())
                        .head(route.method().text(), path, type)
                        .status();
                if (status != 404) {
                    open.add(route.method() + " " + path + ": " + status);
                }
            }
        }

        assertThat(open).isEmpty();
    }

    /// What names something of Bob's company: whoever adds pages adds the ids that they take.
    private static List<String> idsOfGlobex() {
        return List.of(
                Long.toString(server.people().globex().id()),
                Long.toString(server.people().bob().contactId()));
    }

    private static List<String> faults(Map<String, Answer> read) {
        List<String> faults = new ArrayList<>();
        read.forEach((path, answer) -> {
            boolean page = answer.header("Content-Type").orElse("").startsWith("text/html");
            boolean asset = path.startsWith("/assets/");
            if (answer.status() >= 500) {
                faults.add(path + " answers " + answer.status());
            }
            if (page && INLINE.matcher(answer.text()).find()) {
                faults.add(path + " has inline script or style");
            }
            if (!answer.header("Content-Security-Policy")
                    .orElse("unsafe-")
                    .matches("(?!.*unsafe-).*default-src 'none'.*")) {
                faults.add(path + " has a weak policy");
            }
            if (!asset && !answer.header("Cache-Control").orElse("").contains("no-store")) {
                faults.add(path + " may be cached");
            }
            if (answer.header("Server").isPresent()) {
                faults.add(path + " tells what server it is");
            }
        });
        return faults;
    }
}
