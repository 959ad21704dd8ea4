package fettle.server.signin;

import fettle.server.signin.secret.Token;
import fettle.web.Cookies;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;

/// The cookie that carries a session's token: `fd` at the desk, `fp` in the portal.
public final class SignInCookie {

    private final Cookies cookies;
    private final String name;
    private final Duration kept;

    private SignInCookie(Cookies cookies, String name, Duration kept) {
        this.cookies = cookies;
        this.name = name;
        this.kept = kept;
    }

    public static SignInCookie desk(Cookies cookies) {
        return new SignInCookie(cookies, "fd", Duration.ofDays(7));
    }

    public static SignInCookie portal(Cookies cookies) {
        return new SignInCookie(cookies, "fp", Duration.ofDays(1));
    }

    public Optional<String> token(ServerRequest request) {
        return cookies.read(request, name);
    }

    public void give(ServerResponse response, Token token) {
        response.headers().addCookie(cookies.keep(name, token.secret(), kept));
    }

    public void take(ServerResponse response) {
        response.headers().addCookie(cookies.forget(name));
    }
}
