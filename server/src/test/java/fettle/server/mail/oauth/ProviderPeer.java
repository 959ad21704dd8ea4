package fettle.server.mail.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The endpoint for tokens of a mail provider, which answers as a test has it answer.
public final class ProviderPeer implements AutoCloseable {

    /// What it says.
    public record Says(int status, String json) {

        public static Says token(String access, int seconds, String refresh) {
            return new Says(
                    200,
                    "{\"access_token\":\"%s\",\"expires_in\":%d,\"refresh_token\":\"%s\",\"token_type\":\"Bearer\"}"
                            .formatted(access, seconds, refresh));
        }

        public static Says error(String code, String words) {
            return new Says(400, "{\"error\":\"%s\",\"error_description\":\"%s\"}".formatted(code, words));
        }
    }

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Map<String, String>, Says> answers = _ -> new Says(500, "broken");

    public ProviderPeer() throws IOException {
        server.createContext("/token", this::answer);
        server.start();
    }

    public String authorizeUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/authorize?prompt=consent";
    }

    public String tokenUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    public void answers(Function<Map<String, String>, Says> how) {
        answers = how;
    }

    /// The fields of all that it was asked.
    public List<Map<String, String>> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(form);
        Says says = answers.apply(form);
        byte[] body = says.json().getBytes(UTF_8);
        exchange.sendResponseHeaders(says.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /// The fields of a form or of the query of an address.
    public static Map<String, String> fields(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
    }
}
