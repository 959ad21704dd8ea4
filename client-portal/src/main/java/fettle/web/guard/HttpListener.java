package fettle.web.guard;

import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The listener with every limit set that Helidon 4.1.7 leaves open. It owns the thread that hangs up on slow
/// requests, so it is closed after the server.
public final class HttpListener implements AutoCloseable {

    /// It logs a stack trace for each line of rubbish that a stranger sends; kept here, else the level is
    /// collected.
    private static final Logger RUBBISH = Logger.getLogger("io.helidon.webserver.http1.Http1Connection");

    private final ListenerSettings settings;
    private final SecurityHeaders headers;
    private final SlowRequests slow;
    private final Thread watch;
    private volatile boolean leaving;

    public HttpListener(ListenerSettings settings, SecurityHeaders headers, InstantSource clock) {
        this.settings = settings;
        this.headers = headers;
        this.slow = new SlowRequests(
                clock, new SlowRequests.Deadlines(settings.headers(), settings.body(), settings.upload()));
        this.watch = Thread.ofPlatform().daemon().name("slow-requests").start(this::watch);
        RUBBISH.setLevel(Level.SEVERE);
    }

    public WebServerConfig.Builder strict(WebServerConfig.Builder server) {
        return server.host(settings.bind())
                .port(settings.port())
                .addProtocol(http1())
                .protocolsDiscoverServices(false) // else a second HTTP/1.1 with the default settings answers first
                .directHandlers(curt())
                .maxPayloadSize(BodyLimit.LARGEST)
                .maxTcpConnections(settings.connections())
                .backlog(1024)
                .idleConnectionTimeout(settings.idle())
                .idleConnectionPeriod(Duration.ofSeconds(5))
                .shutdownGracePeriod(settings.stop())
                .connectionOptions(socket -> socket.tcpNoDelay(true));
    }

    /// To be called before the server is told to stop.
    public void leave() {
        leaving = true;
    }

    public boolean isLeaving() {
        return leaving;
    }

    @Override
    public void close() {
        watch.interrupt();
    }

    private Http1Config http1() {
        return Http1Config.builder()
                .addReceiveListener(new EachListener(List.of(new PlainRequests(), slow)))
                .addSendListener(slow)
                .validateResponseHeaders(true)
                .continueImmediately(true) // else a body sent after a refused Expect is read as the next request
                .receiveLog(false)
                .sendLog(false)
                .build();
    }

    /// Answers by status alone; Helidon's own send a hex dump of the request or the message of an exception.
    private DirectHandlers curt() {
        var handlers = DirectHandlers.builder();
        for (var type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, (_, _, status, answer, _) -> {
                headers.apply(answer);
                answer.set(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
                return TransportResponse.builder()
                        .status(status)
                        .headers(answer)
                        .entity(status.reasonPhrase())
                        .build();
            });
        }
        return handlers.build();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(1000);
                slow.hangUp();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
