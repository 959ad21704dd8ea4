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

    /// Tells who asks. Finding out may cost more than an answer: so it is asked in this order, and no
    /// further for a stranger who has asked too often.
    public interface Askers {

        /// Who it is, where the request shows something that was found to be good lately.
        Optional<Asker> known(ServerRequest request);

        /// What it is called as long as nobody knows who it is: the address, as a rule.
        Asker stranger(ServerRequest request);

        /// Who it is, found out now.
        Optional<Asker> lookedUp(ServerRequest request);
    }

    private record Bucket(double tokens, long at) {}

    private static final int REMEMBERED = 20_000;

    private final InstantSource clock;
    private final Askers askers;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    public RateLimit(InstantSource clock, Askers askers) {
        this.clock = clock;
        this.askers = askers;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        take(askers.known(request).orElseGet(() -> lookedUp(request)));
        chain.proceed();
    }

    /// Takes a token, or turns the asker down until there is one.
    void take(Asker asker) {
        long now = clock.millis();
        synchronized (buckets) {
            double tokens = tokens(asker, now);
            buckets.put(asker.name(), new Bucket(tokens < 1 ? tokens : tokens - 1, now));
            refuseWithout(tokens);
        }
    }

    private Asker lookedUp(ServerRequest request) {
        Asker stranger = askers.stranger(request);
        synchronized (buckets) {
            refuseWithout(tokens(stranger, clock.millis()));
        }
        return askers.lookedUp(request).orElse(stranger);
    }

    private double tokens(Asker asker, long now) {
        Rate rate = asker.rate();
        Bucket before = buckets.getOrDefault(asker.name(), new Bucket(rate.burst(), now));
        double filled = (now - before.at()) / 1000.0 * rate.aSecond();
        return Math.min(rate.burst(), before.tokens() + Math.max(0, filled));
    }

    private static void refuseWithout(double tokens) {
        if (tokens < 1) {
            throw new Refusal.TooMany(Duration.ofSeconds(1), "refusal.too-often");
        }
    }
}
