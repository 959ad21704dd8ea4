package fettle.web.guard;

import fettle.web.Refusal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Turns down whatever another site makes a browser do here. Browsers say where a request comes from
/// (Sec-Fetch-Site, older ones Origin); one that changes something and says neither is turned down as well.
public final class SameOrigin implements Filter {

    private static final HeaderName SITE = HeaderNames.create("Sec-Fetch-Site");
    private static final Set<Method> READING = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

    private final boolean tls;
    private final Predicate<ServerRequest> exempt;

    /// A filter for a server that browsers reach by https, or not.
    ///
    /// @param exempt requests that no browser sends by itself, such as those with a bearer key
    public SameOrigin(boolean tls, Predicate<ServerRequest> exempt) {
        this.tls = tls;
        this.exempt = exempt;
    }

    /// No page of another site can add this header without asking us first, which we never grant.
    public static boolean bearsKey(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .isPresent();
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!isFromHere(request) && !exempt.test(request)) {
            throw new Refusal.Forbidden("refusal.other-site");
        }
        chain.proceed();
    }

    private boolean isFromHere(ServerRequest request) {
        Optional<String> site = request.headers().value(SITE);
        if (READING.contains(request.prologue().method())) {
            return !isStream(request) || site.map("same-origin"::equals).orElse(true);
        }
        return site.map("same-origin"::equals).orElseGet(() -> originIsOurs(request));
    }

    private boolean originIsOurs(ServerRequest request) {
        String host = request.headers().value(HeaderNames.HOST).orElse("");
        return request.headers()
                .value(HeaderNames.ORIGIN)
                .filter(origin -> origin.equalsIgnoreCase("https://" + host)
                        || (!tls && origin.equalsIgnoreCase("http://" + host)))
                .isPresent();
    }

    private static boolean isStream(ServerRequest request) {
        return request.headers()
                .value(HeaderNames.ACCEPT)
                .filter(accept -> accept.contains("text/event-stream"))
                .isPresent();
    }
}
