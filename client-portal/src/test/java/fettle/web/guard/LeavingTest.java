package fettle.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ErrorHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that is told to stop waits for answers under way, not for browsers that keep their connections.
class LeavingTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);

    @Test
    @Timeout(60)
    void aConnectionThatIsAnsweringWhenTheServerStopsEndsWithItsAnswer() throws Exception {
        var listener = new HttpListener(
                ListenerSettings.at("127.0.0.1", 0), new SecurityHeaders(false), InstantSource.system());
        WebServer server = start(listener);
        try (Socket browser = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ask(browser);
            asked.await();

            listener.leave();
            CompletableFuture<WebServer> stop = CompletableFuture.supplyAsync(server::stop);
            Thread.sleep(Duration.ofMillis(300)); // by then it has hung up on all connections that rested
            answer.countDown();

            stop.get(10, TimeUnit.SECONDS);
            assertThat(new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("whole");
        } finally {
            listener.close();
        }
    }

    private WebServer start(HttpListener listener) {
        ErrorHandler<Throwable> errors = (_, response, _) -> response.send();
        return listener.strict(WebServer.builder())
                .shutdownHook(false)
                .routing(routing -> routing.addFilter(new HangUp(errors, listener::isLeaving))
                        .get("/", (_, response) -> {
                            asked.countDown();
                            answer.await();
                            response.send("whole");
                        }))
                .build()
                .start();
    }

    private static void ask(Socket browser) throws IOException {
        browser.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }
}
