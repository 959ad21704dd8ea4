package fettle.server.signin;

import io.helidon.webserver.http.ServerRequest;

/// Tells who asks, and turns down whoever may not.
@FunctionalInterface
public interface Guard<U> {

    /// The identity behind the request; never null.
    U require(ServerRequest request);
}
