package fettle.server.admin.setup;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TroubleNoticeTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    /// The folder of stored files is missed by the job that sweeps it.
    @Test
    void tellsAdministratorsWhatFailsAndStopsWhenItWorksAgain() throws IOException {
        server.runJobs();
        assertThat(setUp()).contains("People of the desk").doesNotContain("in a row");
        Path files = server.data().resolve("data/files");
        Path away = Files.move(files, files.resolveSibling("away"));

        server.clock().advance(Duration.ofDays(2));
        server.runJobs();

        assertThat(setUp()).contains("file-sweep failed, 1 in a row");

        Files.move(away, files);
        server.clock().advance(Duration.ofDays(2));
        server.runJobs();

        assertThat(setUp()).contains("People of the desk").doesNotContain("in a row");
    }

    private static String setUp() {
        return server.as(server.people().ada()).get("/setup").text();
    }
}
