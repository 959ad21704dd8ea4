package fettle.web.guard;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;

/// Strangers of a site on which nobody signs in.
record Callers(Function<ServerRequest, RateLimit.Asker> stranger) implements RateLimit.Askers {

    static Callers named(String name, RateLimit.Rate rate) {
        return new Callers(_ -> new RateLimit.Asker(name, rate));
    }

    @Override
    public Optional<RateLimit.Asker> known(ServerRequest request) {
        return Optional.empty();
    }

    @Override
    public RateLimit.Asker stranger(ServerRequest request) {
        return stranger.apply(request);
    }

    @Override
    public Optional<RateLimit.Asker> lookedUp(ServerRequest request) {
        return Optional.empty();
    }
}
