package fettle.web.guard;

import fettle.web.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;

/// Turns down a body that is too large for its kind before a byte of it is read.
public final class BodyLimit implements Filter {

    /// A mail of 50 MB and a little.
    static final long LARGEST = 52_000_000;

    private static final long FILES = 26_000_000;
    private static final long JSON = 1_000_000;
    private static final long OTHERWISE = 64 * 1024;

    static boolean isUpload(String type) {
        return limit(type) > JSON;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String type = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        if (request.headers().contentLength().orElse(0) > limit(type)) {
            throw new Refusal.TooLarge("refusal.too-large");
        }
        chain.proceed();
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
