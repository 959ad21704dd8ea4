package fettle.server.signin;

import fettle.server.signin.secret.Token;
import fettle.web.Cookies;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.Optional;

/// The browsers that are signed in, by the session whose token their cookie carries: `fd` at the desk, `fp` in the
/// portal.
public final class Browsers<U extends Record> {

    private final Sessions<U> sessions;
    private final Cookies cookies;
    private final String cookie;
    private final Duration kept;

    private Browsers(Sessions<U> sessions, Cookies cookies, String cookie, Duration kept) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.cookie = cookie;
        this.kept = kept;
    }

    public static Browsers<DeskUser> desk(Sessions<DeskUser> sessions, Cookies cookies) {
        return new Browsers<>(sessions, cookies, "fd", Duration.ofDays(7));
    }

    public static Browsers<PortalUser> portal(Sessions<PortalUser> sessions, Cookies cookies) {
        return new Browsers<>(sessions, cookies, "fp", Duration.ofDays(1));
    }

    public Sessions<U> sessions() {
        return sessions;
    }

    public Optional<U> user(ServerRequest request) {
        return token(request).flatMap(sessions::user);
    }

    /// Whether the cookie was good when it was last looked up, not long ago.
    boolean knows(ServerRequest request) {
        return token(request).filter(sessions::knows).isPresent();
    }

    /// Signs the browser in; a session that it had ends.
    public void letIn(ServerRequest request, ServerResponse response, Token session) {
        token(request).ifPresent(sessions::end);
        response.headers().addCookie(cookies.keep(cookie, session.secret(), kept));
    }

    /// Signs the browser out and has it forget what it was shown.
    public void letOut(ServerRequest request, ServerResponse response) {
        token(request).ifPresent(sessions::end);
        response.headers().addCookie(cookies.forget(cookie));
        response.header("Clear-Site-Data", "\"cache\",\"storage\"");
    }

    private Optional<String> token(ServerRequest request) {
        return cookies.read(request, cookie);
    }
}
