package fettle.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.server.signin.ApiKeys;
import fettle.server.store.Scope;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the API turns down, and how lists and repeated requests behave.
class RefusalsTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private static Program desk;
    private static String acme;

    @BeforeAll
    static void oneClient() {
        desk = new Program(server.program(server.people().ada()));
        acme = String.valueOf(server.people().acme().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ' OR 1=1--", "Bearer ft_x", "Basic YTpi", "' OR sleep(5)--"})
    void whoeverShowsNoKeyLearnsNothing(String authorization) {
        var visitor = server.visitor().silentAbout("Sec-Fetch-Site");
        var stranger = authorization.isEmpty() ? visitor : visitor.saying("Authorization", authorization);

        Answer answer = stranger.get("/api/v1/tickets");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void jsonBeyondEveryMeasureIsTurnedDownWithASentence() {
        JsonNode refused = desk.refused(400, "POST", "/tickets", "[".repeat(20_000));

        assertThat(refused.get("detail").asText()).contains("nested too deeply");
    }

    @Test
    void aRevokedKeyOpensNothingAnyMore() {
        ApiKeys keys = server.fettle().signIn().keys();
        ApiKeys.Made made = server.database()
                .transaction(TEST, tx -> keys.make(tx, server.people().tess().technicianId(), "short"));
        var program = server.visitor().bearing(made.key());
        assertThat(program.get("/api/v1/kinds").status()).isEqualTo(200);

        server.database().run(TEST, tx -> keys.revoke(tx, made.id()));

        assertThat(program.get("/api/v1/kinds").status()).isEqualTo(401);
    }

    @Test
    void aKeyMayDoNoMoreThanItsOwner() {
        var program = new Program(server.program(server.people().tess()));

        program.refused(403, "POST", "/staff", """
                {"email": "evil@msp.test", "name": "Eve", "role": "administrator"}""");
        program.refused(403, "POST", "/contracts", "{}");
        program.refused(403, "GET", "/staff/" + server.people().ada().technicianId() + "/labour-rates", "");
    }

    @Test
    void membersThatNobodyKnowsAreNamed() {
        JsonNode problem = desk.refused(400, "POST", "/tickets", """
                {"client": "%s", "subject": "x", "text": "y", "internal": true, "role": "administrator"}""".formatted(acme));

        assertThat(problem.get("detail").textValue()).isNotBlank();
        assertThat(fields(problem)).containsExactlyInAnyOrder("internal", "role");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        JsonNode problem = desk.refused(400, "POST", "/tickets/1/reply", """
                {"text": "", "wait": {"reason": "boredom", "followUpAt": "tomorrow"}, "time": {"minutes": 0}}""");

        assertThat(fields(problem)).containsExactlyInAnyOrder("text", "wait.reason", "wait.followUpAt", "time.minutes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=-1",
                "limit=9e99",
                "limit=x",
                "limit=1&limit=2",
                "cursor=%27",
                "cursor=MQ",
                "sort=if(now()=sysdate(),sleep(5),0)",
                "dir=;--",
                "stage=%25",
                "open=maybe",
                "client=0",
                "client=1%20OR%201=1",
                "client=99999999999999999999",
                "updatedSince=yesterday",
                "updatedSince=%2B1000000000-01-01T00%3A00%3A00Z"
            })
    void parametersWithoutSenseAreTurnedDown(String query) {
        JsonNode problem = desk.refused(400, "GET", "/tickets?" + query, "");

        assertThat(fields(problem)).contains(query.split("=", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"name\": 1, \"name\": 2}",
                "{} {}",
                "\u0000",
                "{\"name\": \"a\\u0000b\"}"
            })
    void bodiesThatAreNoObjectAreTurnedDown(String body) {
        desk.refused(400, "POST", "/clients", body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tickets/4711",
                "/tickets/x",
                "/tickets/-1",
                "/tickets/99999999999999999999",
                "/intake/1",
                "/outgoing/1",
                "/staff/1",
                "/clients/2",
                "/contracts/9",
                "/attachments/1",
                "/calendars/1",
                "/time-entries/7",
                "/clients/2/months/2026-03",
                "/client-months/2026-13",
                "/client-months/never",
                "/nothing"
            })
    void whatIsNotThereIsNotFound(String path) {
        desk.refused(404, "GET", path, "");
    }

    @Test
    void aBodyOfAnotherTypeIsTurnedDown() {
        assertThat(desk.send("POST", "/clients", "name=x", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
        assertThat(desk.send("POST", "/intake", "Subject: x", "text/plain").status())
                .isEqualTo(415);
    }

    @Test
    void aMailThatIsTooLargeIsTurnedDownAndNotKept() {
        int before = desk.get("/intake?limit=500").get("items").size();

        assertThat(answerToHead("Content-Length: 53000000")).startsWith("HTTP/1.1 413");
        assertThat(answerToHead("Transfer-Encoding: chunked")).startsWith("HTTP/1.1 411"); // chunks are never taken
        assertThat(desk.get("/intake?limit=500").get("items")).hasSize(before);
    }

    /// The answer to a request of which nothing but the head was sent: who sends a body that is not read
    /// may lose the answer with the connection.
    private static String answerToHead(String length) {
        try (var socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("POST /api/v1/intake HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\n"
                                    + length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRequestThatComesTwiceCountsOnce() {
        var program = new Program(server.program(server.people().tess()).saying("Idempotency-Key", "order 66"));
        String body = """
                {"client": "%s", "subject": "Once", "text": "please"}""".formatted(acme);

        JsonNode first = program.post("/tickets", body);
        JsonNode second = program.post("/tickets", body);

        assertThat(second).isEqualTo(first);
        program.refused(409, "POST", "/tickets", body.replace("Once", "Twice"));
        JsonNode other = new Program(server.program(server.people().tom()).saying("Idempotency-Key", "order 66"))
                .post("/tickets", body);
        assertThat(other.get("number")).isNotEqualTo(first.get("number"));
    }

    @Test
    void whoeverSawAnOlderTicketIsTold() {
        JsonNode ticket = open("Contended");
        String at = "/tickets/" + ticket.get("number");
        desk.post(at + "/take", "{}");

        desk.refused(
                409, "POST", at + "/note", """
                {"text": "late", "version": %d}""".formatted(ticket.get("version").intValue()));
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileTicketsAreOpened() {
        for (int i = 0; i < 7; i++) {
            open("Page " + i);
        }
        Set<Long> all = numbers(desk.get("/tickets?limit=500"));
        List<Long> seen = new ArrayList<>();
        JsonNode page = desk.get("/tickets?limit=3");
        while (true) {
            seen.addAll(numbers(page));
            open("While you read");
            if (page.get("next").isNull()) {
                break;
            }
            page = desk.get("/tickets?limit=3&cursor=" + page.get("next").textValue());
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void onlyTicketsToWhichSomethingHappenedAreListed() {
        JsonNode quiet = open("Quiet");
        JsonNode busy = open("Busy");
        server.clock().advance(java.time.Duration.ofMinutes(1));
        desk.post("/tickets/" + busy.get("number") + "/take", "{}");

        Set<Long> found = numbers(desk.get(
                "/tickets?updatedSince=" + server.clock().instant().toString().replace(":", "%3A")));

        assertThat(found)
                .contains(busy.get("number").longValue())
                .doesNotContain(quiet.get("number").longValue());
        assertThat(numbers(desk.get("/tickets?owner=" + server.people().ada().technicianId())))
                .contains(busy.get("number").longValue())
                .doesNotContain(quiet.get("number").longValue());
    }

    private static JsonNode open(String subject) {
        return desk.post("/tickets", """
                {"client": "%s", "subject": "%s", "text": "..."}""".formatted(acme, subject));
    }

    private static Set<Long> numbers(JsonNode page) {
        var numbers = new HashSet<Long>();
        page.get("items").forEach(ticket -> numbers.add(ticket.get("number").longValue()));
        return numbers;
    }

    private static List<String> fields(JsonNode problem) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false)
                .map(error -> error.get("field").textValue())
                .toList();
    }
}
