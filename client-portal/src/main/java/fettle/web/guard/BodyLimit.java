package fettle.web.guard;

import fettle.web.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Turns down a body that is too large for its kind, before anything is made of it.
///
/// One that is not far beyond is let in first and dropped: a browser that is still sending when we hang up
/// shows its own words about a broken connection, and never ours.
public final class BodyLimit implements Filter {

    /// A mail of 50 MB and a little.
    static final long LARGEST = 52_000_000;

    private static final long FILES = 26_000_000;
    private static final long JSON = 1_000_000;
    private static final long OTHERWISE = 64 * 1024;
    private static final int NOT_FAR_BEYOND = 4;

    static boolean isUpload(String type) {
        return limit(type) > JSON;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String type = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        long length = request.headers().contentLength().orElse(0);
        if (length > limit(type)) {
            if (length <= limit(type) * NOT_FAR_BEYOND && !request.headers().contains(HeaderNames.EXPECT)) {
                drop(request);
            }
            throw new Refusal.TooLarge("refusal.too-large");
        }
        chain.proceed();
    }

    private static void drop(RoutingRequest request) {
        try (InputStream body = request.content().inputStream()) {
            body.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("A body that is too large was cut short", e);
        }
    }

    private static long limit(String type) {
        return switch (type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "message/rfc822" -> LARGEST;
            case "multipart/form-data" -> FILES;
            case "application/json" -> JSON;
            default -> OTHERWISE;
        };
    }
}
