package fettle.server.side;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fettle.web.problem.Problem;
import fettle.web.problem.ProblemWriter;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells a program what was wrong, as `application/problem+json` (RFC 9457).
public final class JsonProblem implements ProblemWriter {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void write(ServerResponse response, Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", problem.status().code());
        body.put("detail", problem.sentence());
        if (!problem.id().isEmpty()) {
            body.put("id", problem.id());
        }
        if (!problem.fields().isEmpty()) {
            body.put("errors", errors(problem.fields()));
        }
        if (problem.status().equals(Status.UNAUTHORIZED_401)) {
            response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer");
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/problem+json").send(bytes(body));
    }

    private static List<Map<String, String>> errors(List<Problem.Field> fields) {
        return fields.stream()
                .map(field -> Map.of("field", field.name(), "detail", field.sentence()))
                .toList();
    }

    private byte[] bytes(Map<String, Object> body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
