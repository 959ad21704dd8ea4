package fettle.web.guard;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.ArrayList;
import java.util.List;

/// What every answer tells the browser about how far to trust it. A handler may say otherwise for its own answer, as
/// the assets do about caching.
public final class SecurityHeaders implements Filter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; "
                    + "base-uri 'none'; manifest-src 'self'";

    private final List<Header> headers;

    /// Headers for a server that browsers reach by https, or not.
    public SecurityHeaders(boolean tls) {
        List<Header> all = new ArrayList<>(List.of(
                header("Content-Security-Policy", tls ? POLICY + "; upgrade-insecure-requests" : POLICY),
                header("X-Content-Type-Options", "nosniff"),
                header("Referrer-Policy", "same-origin"),
                header("X-Frame-Options", "DENY"),
                header("Cross-Origin-Opener-Policy", "same-origin"),
                header("Cross-Origin-Resource-Policy", "same-origin"),
                header(
                        "Permissions-Policy",
                        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
                header("Cache-Control", "no-store")));
        if (tls) {
            all.add(header("Strict-Transport-Security", "max-age=63072000; includeSubDomains"));
        }
        headers = List.copyOf(all);
    }

    public void apply(ServerResponseHeaders answer) {
        headers.forEach(answer::set);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        apply(response.headers());
        chain.proceed();
    }

    private static Header header(String name, String value) {
        HeaderName known = HeaderNames.create(name);
        return HeaderValues.createCached(known, value);
    }
}
