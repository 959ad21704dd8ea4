package fettle.server.mail.oauth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fettle.server.store.secret.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Asks a mail provider for tokens (RFC 6749, with PKCE by RFC 7636).
public final class TokenEndpoint {

    /// As which program of the provider's customers we ask.
    public record Application(String url, String id, Optional<Secret> secret) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_ANSWER = 64 << 10;
    private static final long USUAL_LIFE = 3_600;

    /// Answers that no second try makes better.
    private static final Set<String> LASTING = Set.of(
            "invalid_grant", "invalid_client", "unauthorized_client", "interaction_required", "consent_required");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();

    /// For the code with which somebody came back from the provider.
    public Tokens byCode(Application application, String code, String verifier, String redirect)
            throws TokenTrouble, InterruptedException {
        return ask(
                application,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        verifier,
                        "redirect_uri",
                        redirect));
    }

    /// For the token that we were given for this.
    public Tokens byRefresh(Application application, Secret refresh, String scope)
            throws TokenTrouble, InterruptedException {
        return ask(
                application, Map.of("grant_type", "refresh_token", "refresh_token", refresh.reveal(), "scope", scope));
    }

    /// For what the application itself may do.
    public Tokens byApplication(Application application, String scope) throws TokenTrouble, InterruptedException {
        return ask(application, Map.of("grant_type", "client_credentials", "scope", scope));
    }

    private Tokens ask(Application application, Map<String, String> about) throws TokenTrouble, InterruptedException {
        var form = new TreeMap<>(about);
        form.put("client_id", application.id());
        application.secret().ifPresent(secret -> form.put("client_secret", secret.reveal()));
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.url()))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return tokens(response.statusCode(), body.readNBytes(LONGEST_ANSWER));
            }
        } catch (TokenTrouble trouble) {
            throw trouble;
        } catch (IOException failure) {
            throw new TokenTrouble(request.uri().getHost() + " does not answer: " + failure, false);
        }
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Tokens tokens(int status, byte[] body) throws TokenTrouble {
        JsonNode answer = read(status, body);
        String error = answer.path("error").asText("");
        if (status != 200
                || !error.isEmpty()
                || answer.path("access_token").asText("").isEmpty()) {
            String words = answer.path("error_description").asText(error);
            throw new TokenTrouble(words.isEmpty() ? "It answers " + status : words, LASTING.contains(error));
        }
        String refresh = answer.path("refresh_token").asText("");
        return new Tokens(
                new Secret(answer.path("access_token").asText()),
                Duration.ofSeconds(answer.path("expires_in").asLong(USUAL_LIFE)),
                Optional.of(refresh).filter(text -> !text.isEmpty()).map(Secret::new));
    }

    private JsonNode read(int status, byte[] body) throws TokenTrouble {
        try {
            return json.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException _) {
            throw new TokenTrouble("It answers " + status + ", and not as a provider of tokens does", false);
        }
    }
}
