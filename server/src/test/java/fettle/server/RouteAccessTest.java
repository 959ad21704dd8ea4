package fettle.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import fettle.web.route.Route;
import fettle.web.route.Who;
import io.helidon.http.Method;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Who gets through which door: every route against every kind of reader. A route that is not written down in
/// `routes.tsv` fails the build, so nobody opens a door without saying for whom.
class RouteAccessTest {

    private static final Set<Who> NO_BROWSER =
            Set.of(Who.API, Who.API_ACCOUNT_MANAGER, Who.API_TIME_APPROVER, Who.API_ADMINISTRATOR, Who.CONTROL);

    /// What mail programs send by themselves (RFC 8058): its signed path is all that it goes by.
    private static final Set<String> FROM_MAIL_PROGRAMS = Set.of("/portal/mail/{token}/unsubscribe");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static final Map<String, Set<Who>> MAY = new LinkedHashMap<>();

    static {
        MAY.put("anonymous", Set.of(Who.ANYONE));
        MAY.put("dead session", Set.of(Who.ANYONE));
        MAY.put("contact", Set.of(Who.ANYONE, Who.PORTAL));
        MAY.put("technician", Set.of(Who.ANYONE, Who.DESK));
        MAY.put("lead", Set.of(Who.ANYONE, Who.DESK, Who.LEAD, Who.TIME_APPROVER));
        MAY.put("account manager", Set.of(Who.ANYONE, Who.DESK, Who.ACCOUNT_MANAGER, Who.TIME_APPROVER));
        MAY.put(
                "administrator",
                Set.of(Who.ANYONE, Who.DESK, Who.LEAD, Who.ACCOUNT_MANAGER, Who.TIME_APPROVER, Who.ADMINISTRATOR));
        MAY.put("technician's program", Set.of(Who.ANYONE, Who.API));
        MAY.put("lead's program", Set.of(Who.ANYONE, Who.API, Who.API_TIME_APPROVER));
        MAY.put(
                "account manager's program",
                Set.of(Who.ANYONE, Who.API, Who.API_ACCOUNT_MANAGER, Who.API_TIME_APPROVER));
        MAY.put(
                "administrator's program",
                Set.of(Who.ANYONE, Who.API, Who.API_ACCOUNT_MANAGER, Who.API_TIME_APPROVER, Who.API_ADMINISTRATOR));
    }

    private static final Map<String, Supplier<Visitor>> READERS = Map.ofEntries(
            entry("anonymous", server::visitor),
            entry(
                    "dead session",
                    () -> server.visitor().with("fd", "x".repeat(43)).with("fp", "y".repeat(43))),
            entry("contact", () -> server.as(server.people().ann())),
            entry("technician", () -> server.as(server.people().tess())),
            entry("lead", () -> server.as(server.people().lee())),
            entry("account manager", () -> server.as(server.people().max())),
            entry("administrator", () -> server.as(server.people().ada())),
            entry("technician's program", () -> server.program(server.people().tess())),
            entry("lead's program", () -> server.program(server.people().lee())),
            entry(
                    "account manager's program",
                    () -> server.program(server.people().max())),
            entry(
                    "administrator's program",
                    () -> server.program(server.people().ada())));

    @Test
    void everyRouteIsWrittenDown() throws IOException {
        assertThat(server.fettle().routes().stream().map(RouteAccessTest::row))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(written());
    }

    @Test
    void everyReaderGetsThroughTheirDoorsAndNoOther() {
        List<String> wrong = new ArrayList<>();
        for (Route route : server.fettle().routes()) {
            MAY.forEach((reader, doors) -> {
                Answer answer = ask(READERS.get(reader).get(), route);
                String fault =
                        doors.contains(route.who()) ? faultOfAnAnswer(answer) : faultOfARefusal(route, answer, reader);
                if (!fault.isEmpty()) {
                    wrong.add(reader + ", " + row(route) + ": " + answer.status() + " " + answer.location() + fault);
                }
            });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void anotherSiteCanChangeNothing() {
        List<String> open = new ArrayList<>();
        for (Route route : server.fettle().routes()) {
            if (route.method().equals(Method.GET) || NO_BROWSER.contains(route.who())) {
                continue;
            }
            for (String site : List.of("cross-site", "same-site", "none")) {
                Answer answer = ask(reader(route).saying("Sec-Fetch-Site", site), route);
                if (answer.status() != 403) {
                    open.add(row(route) + " from " + site + ": " + answer.status());
                }
            }
            Answer mute = ask(reader(route).silentAbout("Sec-Fetch-Site"), route);
            if (mute.status() != 403 && !FROM_MAIL_PROGRAMS.contains(route.path())) {
                open.add(row(route) + " without a word on where it comes from: " + mute.status());
            }
        }

        assertThat(open).isEmpty();
    }

    @Test
    void headAnswersAsGetWithoutABody() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Route route : server.fettle().routes()) {
            if (!route.method().equals(Method.GET)) {
                continue;
            }
            for (String reader : List.of("anonymous", "contact", "administrator", "administrator's program")) {
                int status = ask(READERS.get(reader).get(), route).status();
                String answers = READERS.get(reader).get().line("HEAD", address(route), "GET", "/health/live");
                String afterHead = answers.substring(answers.indexOf("\r\n\r\n") + 4);
                boolean onlyHead = afterHead.isEmpty() || afterHead.startsWith("HTTP/1.1 200");
                if (!answers.startsWith("HTTP/1.1 " + status + " ") || !onlyHead) {
                    wrong.add(reader + ", " + row(route) + " is " + status + " but: " + answers);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    private static Visitor reader(Route route) {
        return READERS.get(route.who() == Who.PORTAL ? "contact" : "administrator")
                .get();
    }

    private static Answer ask(Visitor visitor, Route route) {
        String type = route.method().equals(Method.GET) ? "" : "application/x-www-form-urlencoded";
        return visitor.head(route.method().text(), address(route), type);
    }

    private static String address(Route route) {
        return route.path().replaceAll("\\{[^}]*}", "1");
    }

    /// Whoever may ask gets an answer to their (senseless) request, and never a fault of ours.
    private static String faultOfAnAnswer(Answer answer) {
        boolean turnedAway = answer.status() == 401
                || answer.status() == 403
                || answer.location().contains("/sign-in?");
        return answer.status() >= 500 ? " is a fault of ours" : turnedAway ? " although they may" : "";
    }

    private static String faultOfARefusal(Route route, Answer answer, String reader) {
        boolean desk = MAY.get(reader).contains(Who.DESK);
        boolean right = switch (route.who()) {
            case ANYONE -> true;
            case DESK -> isSentTo(answer, "/sign-in");
            case LEAD, ACCOUNT_MANAGER, TIME_APPROVER, ADMINISTRATOR ->
                desk ? answer.status() == 403 : isSentTo(answer, "/sign-in");
            case PORTAL -> isSentTo(answer, "/portal/sign-in");
            case API -> answer.status() == 401;
            case API_ACCOUNT_MANAGER, API_TIME_APPROVER, API_ADMINISTRATOR ->
                answer.status() == (MAY.get(reader).contains(Who.API) ? 403 : 401);
            case CONTROL -> answer.status() == 404;
        };
        return right ? "" : " although they may not";
    }

    private static boolean isSentTo(Answer answer, String signIn) {
        return answer.status() == 303
                && (answer.location().equals(signIn) || answer.location().startsWith(signIn + "?next="));
    }

    private static String row(Route route) {
        return route.method().text() + "\t" + route.path() + "\t" + route.who();
    }

    private static List<String> written() throws IOException {
        try (var in = Objects.requireNonNull(RouteAccessTest.class.getResourceAsStream("/routes.tsv"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
