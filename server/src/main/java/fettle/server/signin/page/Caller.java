package fettle.server.signin.page;

import io.helidon.webserver.http.ServerRequest;

/// Tells from where a request came.
@FunctionalInterface
public interface Caller {

    /// The address of the machine that asked; behind a proxy that we trust, the one that the proxy names.
    String address(ServerRequest request);
}
