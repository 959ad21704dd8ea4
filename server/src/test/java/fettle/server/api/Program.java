package fettle.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fettle.server.api.call.Schema;
import fettle.server.testing.Answer;
import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program that speaks to the server by its description: whatever it is answered must be as openapi.json says.
final class Program {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/api/v1";

    private final Visitor visitor;
    private final JsonNode description;

    /// Every operation whose answer was compared, as `GET /tickets`.
    private final Set<String> checked = new TreeSet<>();

    Program(Visitor visitor) {
        this.visitor = visitor.silentAbout("Sec-Fetch-Site");
        this.description = json(visitor.get(BASE + "/openapi.json").text());
        checked.add("GET " + BASE + "/openapi.json");
    }

    JsonNode description() {
        return description;
    }

    Set<String> checked() {
        return checked;
    }

    JsonNode get(String path) {
        return json(asked("GET", path, "", "").text());
    }

    JsonNode post(String path, String body) {
        return json(asked("POST", path, body, "application/json").text());
    }

    JsonNode put(String path, String body) {
        return json(asked("PUT", path, body, "application/json").text());
    }

    JsonNode mail(String raw) {
        return json(asked("POST", "/intake", raw, "message/rfc822").text());
    }

    JsonNode mailTo(String mailbox, String raw) {
        return json(asked("POST", "/intake?mailbox=" + mailbox.replace("@", "%40"), raw, "message/rfc822")
                .text());
    }

    /// Has the server sort its mail, and waits until this one has become something.
    JsonNode untilSorted(TestServer server, String id) {
        server.runJobs();
        return Stream.generate(() -> slowly(() -> get("/intake/" + id)))
                .limit(200)
                .filter(mail -> !mail.get("outcome").textValue().equals("waiting"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Mail " + id + " waits for ever"));
    }

    private static <T> T slowly(Supplier<T> asked) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        return asked.get();
    }

    /// Asks for what must be turned down, in the form that the description has for it.
    JsonNode refused(int status, String method, String path, String body) {
        Answer answer = send(method, path, body, "application/json");
        assertThat(answer.status())
                .as(method + " " + path + " " + answer.text())
                .isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer.text());
        assertThat(faults(description.at("/components/schemas/Problem"), problem))
                .isEmpty();
        return problem;
    }

    Answer send(String method, String path, String body, String type) {
        return visitor.send(method, BASE + path, BodyPublishers.ofString(body, UTF_8), type);
    }

    Visitor visitor() {
        return visitor;
    }

    /// Asks for what must succeed, and compares the answer with its schema.
    private Answer asked(String method, String path, String body, String type) {
        Answer answer = send(method, path, body, type);
        assertThat(answer.status())
                .as(method + " " + path + " " + answer.text())
                .isBetween(200, 299);
        Map.Entry<String, JsonNode> operation = operation(method, path.split("\\?", 2)[0]);
        JsonNode response = operation.getValue().path("responses").path(String.valueOf(answer.status()));
        assertThat(response.isMissingNode())
                .as(method + " " + path + " answers " + answer.status())
                .isFalse();
        JsonNode schema = response.at("/content/application~1json/schema");
        if (!schema.isMissingNode()) {
            assertThat(faults(schema, json(answer.text())))
                    .as(method + " " + path + " answers " + answer.text())
                    .isEmpty();
        }
        checked.add(method + " " + operation.getKey());
        return answer;
    }

    /// Fetches a file.
    Answer bytes(String path) {
        return asked("GET", path, "", "");
    }

    private java.util.List<String> faults(JsonNode schema, JsonNode value) {
        return new Schema(description, schema)
                .faults(value, "").stream()
                        .map(fault -> fault.name() + " " + fault.key() + " " + fault.arguments())
                        .toList();
    }

    private Map.Entry<String, JsonNode> operation(String method, String path) {
        Map<String, JsonNode> fitting = new LinkedHashMap<>();
        description.path("paths").properties().forEach(entry -> {
            String pattern = "\\Q" + entry.getKey().replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E";
            JsonNode operation = entry.getValue().path(method.toLowerCase(Locale.ROOT));
            if (Pattern.matches(pattern, BASE + path) && !operation.isMissingNode()) {
                fitting.put(entry.getKey(), operation);
            }
        });
        assertThat(fitting).as(method + " " + path).hasSize(1);
        return fitting.entrySet().iterator().next();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("No JSON: " + text, e);
        }
    }
}
