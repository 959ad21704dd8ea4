package fettle.server.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Somebody at a browser or a program, who keeps the cookies that they are given and follows no redirect by itself.
public final class Visitor {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI server;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Sec-Fetch-Site", "same-origin"));

    Visitor(URI server) {
        this.server = server;
    }

    public Visitor with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    public Visitor bearing(String key) {
        return saying("Authorization", "Bearer " + key);
    }

    /// Sends this header from now on.
    public Visitor saying(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /// Sends this header no more.
    public Visitor silentAbout(String header) {
        headers.remove(header);
        return this;
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "");
    }

    /// Sends a form; fields and their values by turns.
    public Answer post(String path, String... fieldsAndValues) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            pairs.add(encoded(fieldsAndValues[i]) + "=" + encoded(fieldsAndValues[i + 1]));
        }
        String form = String.join("&", pairs);
        return send("POST", path, BodyPublishers.ofString(form), "application/x-www-form-urlencoded");
    }

    /// Asks, and looks at the head of the answer only: the rest of a stream never ends.
    public Answer head(String method, String path, String type) {
        HttpRequest request = request(method, path, BodyPublishers.ofString(""), type);
        try {
            HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return new Answer(response.statusCode(), "", response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends requests without a body on one connection, method and path by turns; the answers as they come,
    /// byte for byte.
    public String line(String... methodsAndPaths) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            var requests = new StringBuilder();
            for (int i = 0; i < methodsAndPaths.length; i += 2) {
                requests.append(methodsAndPaths[i]).append(' ').append(methodsAndPaths[i + 1]);
                requests.append(" HTTP/1.1\r\nHost: ")
                        .append(server.getAuthority())
                        .append("\r\n");
                headers.forEach((name, value) ->
                        requests.append(name).append(": ").append(value).append("\r\n"));
                requests.append("Cookie: ").append(cookieHeader()).append("\r\n");
                requests.append(i + 2 == methodsAndPaths.length ? "Connection: close\r\n\r\n" : "\r\n");
            }
            socket.getOutputStream().write(requests.toString().getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    public Answer send(String method, String path, BodyPublisher body, String type) {
        return keep(exchange(request(method, path, body, type)));
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(request::header);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        return request.build();
    }

    private static HttpResponse<String> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Answer keep(HttpResponse<String> response) {
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return new Answer(response.statusCode(), response.body(), response.headers());
    }

    private String cookieHeader() {
        return String.join(
                "; ",
                cookies.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .toList());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
