package fettle.web.guard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody with an ordinary client, who follows no redirects.
public final class Visitor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Site site;

    public Visitor(Site site) {
        this.site = site;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return ask(request(path, headers).GET());
    }

    /// Posts a form as a browser does from a page of ours.
    public HttpResponse<String> post(String path, String form, String... headers) {
        return ask(request(path, headers)
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /// Posts with these headers and no others.
    public HttpResponse<String> postBare(String path, String body, String... headers) {
        return ask(request(path, headers).POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> upload(String path, String multipart) {
        return ask(request(path, "Content-Type", "multipart/form-data; boundary=xyz", "Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString(multipart.replace("\n", "\r\n"))));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url(path)));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> ask(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
