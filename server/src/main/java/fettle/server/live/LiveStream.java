package fettle.server.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// One open page that is told of changes. The request's own virtual thread writes; whoever has news only leaves it
/// here.
final class LiveStream {

    private static final String GOODBYE = "";
    private static final String HEARTBEAT = ": still here\n\n";
    private static final int MOST_WAITING = 16;

    private final Reader reader;
    private final Duration heartbeat;
    private final BlockingQueue<String> events = new ArrayBlockingQueue<>(MOST_WAITING);

    LiveStream(Reader reader, Duration heartbeat) {
        this.reader = reader;
        this.heartbeat = heartbeat;
    }

    /// The head of a stream.
    static ServerResponse begin(ServerResponse response) {
        return response.header(HeaderNames.CONTENT_TYPE, "text/event-stream")
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header("X-Accel-Buffering", "no")
                .header(HeaderNames.CONNECTION, "close");
    }

    Reader reader() {
        return reader;
    }

    /// Leaves an event for the page; false when the page has fallen so far behind that it had better be hung up
    /// on.
    boolean offer(String topic, String id) {
        return events.offer("event: " + topic + "\ndata: " + id + "\n\n");
    }

    void end() {
        events.clear();
        boolean _ = events.offer(GOODBYE);
    }

    /// Sends until [#end] is called, the reader has signed out, or the page is gone, which shows at the
    /// second write after it closed.
    void send(ServerResponse response) throws InterruptedException {
        try (OutputStream out = begin(response).outputStream()) {
            String event = "retry: 3000\n\n";
            while (!event.equals(GOODBYE) && reader.mayStillRead()) {
                out.write(event.getBytes(UTF_8));
                out.flush();
                String next = events.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
                event = next == null ? HEARTBEAT : next;
            }
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("The page is gone", gone);
        }
    }
}
