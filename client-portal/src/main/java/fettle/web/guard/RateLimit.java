package fettle.web.guard;

import fettle.web.Refusal;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Lets everybody ask only so often: each has a bucket of tokens that fills again at their rate. It remembers those
/// who asked last, so a flood of new names costs it nothing.
public final class RateLimit implements Filter {

    /// How often somebody may ask.
    ///
    /// @param aSecond in the long run
    /// @param burst at once, after a rest
    public record Rate(int aSecond, int burst) {

        public Rate {
            if (aSecond < 1 || burst < 1) {
                throw new IllegalArgumentException("A rate allows something, not " + aSecond + " and " + burst);
            }
        }
    }

    /// Whoever asks: a session, a key, an address.
    public record Asker(String name, Rate rate) {}

    private record Bucket(double tokens, long at) {}

    private static final int REMEMBERED = 20_000;

    private final InstantSource clock;
    private final Function<ServerRequest, Optional<Asker>> asker;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// A limit for whoever the function says that it is; empty is not limited.
    public RateLimit(InstantSource clock, Function<ServerRequest, Optional<Asker>> asker) {
        this.clock = clock;
        this.asker = asker;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        asker.apply(request).ifPresent(this::take);
        chain.proceed();
    }

    /// Takes a token, or turns the asker down until there is one.
    void take(Asker asker) {
        long now = clock.millis();
        Rate rate = asker.rate();
        synchronized (buckets) {
            Bucket before = buckets.getOrDefault(asker.name(), new Bucket(rate.burst(), now));
            double filled = (now - before.at()) / 1000.0 * rate.aSecond();
            double tokens = Math.min(rate.burst(), before.tokens() + Math.max(0, filled));
            buckets.put(asker.name(), new Bucket(tokens < 1 ? tokens : tokens - 1, now));
            if (tokens < 1) {
                throw new Refusal.TooMany(Duration.ofSeconds(1), "refusal.too-often");
            }
        }
    }
}
