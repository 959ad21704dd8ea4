package fettle.web.guard;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Hangs up on requests that dribble in. Helidon's idle timeout only sees a connection between two requests, and its
/// sockets have no read timeout. Listens to both directions: the first byte of an answer ends the watch.
final class SlowRequests implements Http1ConnectionListener {

    /// How long a request may take to arrive and to be answered.
    record Deadlines(Duration headers, Duration body, Duration upload) {}

    private final Map<ConnectionContext, Instant> deadlines = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final Deadlines allowed;

    SlowRequests(InstantSource clock, Deadlines allowed) {
        this.clock = clock;
        this.allowed = allowed;
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        deadlines.put(connection, clock.instant().plus(allowed.headers()));
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        Duration rest = isUpload(headers) ? allowed.upload() : allowed.body();
        deadlines.computeIfPresent(connection, (_, _) -> clock.instant().plus(rest));
    }

    @Override
    public void status(ConnectionContext connection, Status status) {
        deadlines.remove(connection);
    }

    /// To be called every second.
    void hangUp() {
        Instant now = clock.instant();
        deadlines.forEach((connection, deadline) -> {
            if (deadline.isBefore(now) && deadlines.remove(connection, deadline)) {
                connection.serverSocket().close();
            }
        });
    }

    private static boolean isUpload(Headers headers) {
        return headers.contains(HeaderNames.CONTENT_TYPE)
                && BodyLimit.isUpload(headers.get(HeaderNames.CONTENT_TYPE).values());
    }
}
