package fettle.server.side;

import fettle.server.Settings;
import fettle.server.signin.Guards;
import fettle.server.signin.page.Caller;
import fettle.web.guard.RateLimit;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// Who asks, for the limit on how often: who is signed in may ask more often than strangers, and each session of a
/// person draws from the same bucket.
record Askers(Guards guards, Caller caller, Settings.Limits limits) implements RateLimit.Askers {

    @Override
    public Optional<RateLimit.Asker> known(ServerRequest request) {
        return guards.knows(request) ? lookedUp(request) : Optional.empty();
    }

    @Override
    public RateLimit.Asker stranger(ServerRequest request) {
        return asker("address " + caller.address(request), limits.visitor());
    }

    @Override
    public Optional<RateLimit.Asker> lookedUp(ServerRequest request) {
        return guards.deskUser(request)
                .map(user -> asker("technician " + user.technicianId(), limits.session()))
                .or(() ->
                        guards.portalUser(request).map(user -> asker("contact " + user.contactId(), limits.session())))
                .or(() -> guards.apiUser(request).map(user -> asker("key " + user.keyId(), limits.api())));
    }

    private static RateLimit.Asker asker(String name, Settings.Rate rate) {
        return new RateLimit.Asker(name, new RateLimit.Rate(rate.perSecond(), rate.burst()));
    }
}
