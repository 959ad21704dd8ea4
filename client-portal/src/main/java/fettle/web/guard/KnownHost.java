package fettle.web.guard;

import fettle.web.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers only for the host names that are ours: a foreign one is a trick with a link, a cache or a rebound DNS
/// name.
public final class KnownHost implements Filter {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private final Set<String> known;

    /// A filter for these names, written without a port, and those of the loopback.
    public KnownHost(Collection<String> names) {
        known = Stream.concat(names.stream().map(name -> name.toLowerCase(Locale.ROOT)), LOOPBACK.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String host = request.headers().value(HeaderNames.HOST).orElse("").toLowerCase(Locale.ROOT);
        if (!known.contains(PORT.matcher(host).replaceFirst(""))) {
            throw new Refusal.Misdirected("refusal.other-host");
        }
        chain.proceed();
    }
}
