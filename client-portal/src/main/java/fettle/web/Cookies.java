package fettle.web;

import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Cookies that keep somebody signed in. With TLS they are named `__Host-…`, which browsers accept from nobody but
/// this host over TLS; plain names are for a server without TLS on the loopback only.
///
/// @param secure whether browsers reach this server by https
public record Cookies(boolean secure) {

    public Optional<String> read(ServerRequest request, String name) {
        return request.headers().cookies().first(fullName(name)).filter(value -> !value.isEmpty());
    }

    public SetCookie keep(String name, String value, Duration kept) {
        return cookie(name, value).maxAge(kept).build();
    }

    public SetCookie forget(String name) {
        // Helidon 4.1.7 leaves out a Max-Age of zero, and the cookie would stay until the browser is closed
        return cookie(name, "").expires(Instant.EPOCH).build();
    }

    private String fullName(String name) {
        return secure ? "__Host-" + name : name;
    }

    private SetCookie.Builder cookie(String name, String value) {
        return SetCookie.builder(fullName(name), value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SetCookie.SameSite.LAX);
    }
}
