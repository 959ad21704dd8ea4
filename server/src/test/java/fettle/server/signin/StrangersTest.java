package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.TestServer;
import fettle.server.testing.Visitor;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// An address that has asked too often, with tokens that it invents: they are not even looked up. It shows in a token
/// that is good and has not been seen yet.
class StrangersTest {

    private static final int BURST = 8;

    @RegisterExtension
    static final TestServer server =
            new TestServer(Map.of("limits.visitor-per-second", "1", "limits.visitor-burst", Integer.toString(BURST)));

    @BeforeEach
    void aMinuteLater() {
        server.clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void looksNoCookieUpForAnAddressThatHasAskedTooOften() {
        Visitor tess = server.as(server.people().tess());
        askTooOften();

        assertThat(tess.get("/tickets").status()).isEqualTo(429);

        server.clock().advance(Duration.ofMinutes(1));
        assertThat(tess.get("/tickets").status()).isEqualTo(200);
    }

    @Test
    void looksNoKeyUpForAnAddressThatHasAskedTooOften() {
        Visitor program = server.program(server.people().tess());
        askTooOften();

        assertThat(program.get("/api/v1/tickets").status()).isEqualTo(429);
    }

    @Test
    void goesOnForWhomItKnows() {
        Visitor tess = server.as(server.people().tess());
        Visitor ann = server.as(server.people().ann());
        Visitor program = server.program(server.people().tess());
        assertThat(tess.get("/tickets").status()).isEqualTo(200);
        assertThat(ann.get("/portal").status()).isEqualTo(200);
        assertThat(program.get("/api/v1/tickets").status()).isEqualTo(200);
        server.clock().advance(Duration.ofSeconds(30));

        askTooOften();

        assertThat(tess.get("/tickets").status()).isEqualTo(200);
        assertThat(ann.get("/portal").status()).isEqualTo(200);
        assertThat(program.get("/api/v1/tickets").status()).isEqualTo(200);
    }

    private static void askTooOften() {
        Visitor stranger = server.visitor().with("fd", "x".repeat(43));
        for (int i = 0; i < BURST; i++) {
            assertThat(stranger.get("/sign-in").status()).isEqualTo(200);
        }
        assertThat(stranger.get("/sign-in").status()).isEqualTo(429);
    }
}
