package fettle.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.route.Who;
import fettle.web.text.Texts;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes the commands that run beside the server, from this machine alone.
public final class ControlRoutes implements Routes {

    private static final int MOST_ARGUMENTS = 1_000;
    private static final int LONGEST = 60_000;

    private final Map<String, ControlVerb> verbs;
    private final Texts texts;

    public ControlRoutes(Map<String, ControlVerb> verbs, Texts texts) {
        this.verbs = Map.copyOf(verbs);
        this.texts = texts;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/control/{verb}", Who.CONTROL, this::run));
    }

    private void run(ServerRequest request, ServerResponse response) {
        ControlVerb verb = Optional.ofNullable(
                        verbs.get(request.path().pathParameters().get("verb")))
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        try {
            response.send(verb.run(arguments(Form.of(request))).getBytes(UTF_8));
        } catch (Refusal refusal) {
            response.status(Status.BAD_REQUEST_400).send((refusal.sentence(texts) + "\n").getBytes(UTF_8));
        }
    }

    /// Arguments come as `argument=name=value`, since the names are the command's own.
    private static Map<String, String> arguments(Form form) {
        Map<String, String> arguments = new HashMap<>();
        for (String pair : form.listOfLines("argument", LONGEST).stream()
                .limit(MOST_ARGUMENTS)
                .toList()) {
            String[] parts = pair.split("=", 2);
            arguments.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return arguments;
    }
}
