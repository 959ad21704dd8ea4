package fettle.server.api.call;

import com.fasterxml.jackson.databind.JsonNode;
import fettle.web.Refusal;
import fettle.web.Refusal.Invalid.Field;
import io.helidon.common.uri.UriQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The description of the API. It is not only told to programs: what they send is compared with it before anything
/// else sees it, so that it cannot say one thing while the server does another.
public final class OpenApi {

    private final byte[] text;
    private final JsonNode document;

    private OpenApi(byte[] text) {
        this.text = text;
        this.document = Json.read(text);
    }

    public static OpenApi load() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/api/openapi.json"))) {
            return new OpenApi(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] text() {
        return text.clone();
    }

    /// What it says about an operation. One that it does not know stops the start.
    Description of(Operation operation) {
        String method = operation.method().text().toLowerCase(Locale.ROOT);
        JsonNode found =
                document.path("paths").path("/api/v1" + operation.path()).path(method);
        if (found.isMissingNode()) {
            throw new IllegalStateException(
                    "openapi.json does not know " + operation.method().text() + " " + operation.path());
        }
        return new Description(found);
    }

    /// One operation as it is described.
    final class Description {

        private final Map<String, Schema> parameters = new HashMap<>();
        private final Optional<Schema> body;

        private Description(JsonNode operation) {
            for (JsonNode parameter : operation.path("parameters")) {
                JsonNode one = parameter.has("$ref")
                        ? document.at(parameter.get("$ref").textValue().substring(1))
                        : parameter;
                if ("query".equals(one.path("in").textValue())) {
                    parameters.put(one.get("name").textValue(), schema(one.get("schema")));
                }
            }
            JsonNode json = operation.at("/requestBody/content/application~1json/schema");
            body = json.isMissingNode() ? Optional.empty() : Optional.of(schema(json));
        }

        boolean wantsJson() {
            return body.isPresent();
        }

        /// Turns down parameters that it does not name, that come twice, or that have no sense.
        void check(UriQuery query) {
            var faults = new ArrayList<Field>();
            for (String name : query.names()) {
                List<String> values = query.all(name);
                Optional<Schema> schema = Optional.ofNullable(parameters.get(name));
                if (schema.isEmpty()) {
                    faults.add(Schema.fault(name, "api.unknown-parameter"));
                } else if (values.size() != 1) {
                    faults.add(Schema.fault(name, "api.parameter-twice"));
                } else {
                    faults.addAll(schema.get().faultsOfText(values.getFirst(), name));
                }
            }
            refuse(faults);
        }

        void check(JsonNode value) {
            body.ifPresent(schema -> refuse(schema.faults(value, "")));
        }

        private Schema schema(JsonNode rules) {
            return new Schema(document, rules);
        }

        private static void refuse(List<Field> faults) {
            if (!faults.isEmpty()) {
                throw new Refusal.Invalid(faults);
            }
        }
    }
}
