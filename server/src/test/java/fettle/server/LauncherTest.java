package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.SmallJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// bin/fettle as somebody has it who unpacked a release.
@Tag("once")
class LauncherTest {

    private static final Path OURS = Path.of("..", "bin");

    @TempDir
    private Path release;

    private record Ended(int code, String said) {

        String line(int number) {
            return said.lines().skip(number).findFirst().orElse("");
        }
    }

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectory(release.resolve("bin"));
        for (String script : List.of("fettle", "java-home")) {
            Files.copy(
                    OURS.resolve(script), release.resolve("bin").resolve(script), StandardCopyOption.COPY_ATTRIBUTES);
        }
        SmallJar.write(release.resolve("fettle.jar"), "one");
    }

    @Test
    void passesArgumentsAndTheExitCodeThrough() throws IOException, InterruptedException {
        Ended ended = fettle(Map.of(), "a b", "*");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.line(0)).isEqualTo("one a b,*");
    }

    @Test
    void runsANewJarThoughTheOldOneHasACache() throws IOException, InterruptedException {
        Path cache = Path.of(fettle(Map.of()).line(1));
        fettle(Map.of("FETTLE_JAVA_FLAGS", "-XX:AOTCacheOutput=" + cache));
        assertThat(cache).isNotEmptyFile();
        assertThat(fettle(Map.of()).line(0)).isEqualTo("one ");

        SmallJar.write(release.resolve("fettle.jar"), "two");

        assertThat(fettle(Map.of()).line(0)).isEqualTo("two ");
    }

    @Test
    void saysWhatIsMissing() throws IOException, InterruptedException {
        Files.delete(release.resolve("fettle.jar"));

        Ended ended = fettle(Map.of());

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.said()).startsWith("There is no fettle.jar in").hasLineCount(1);
    }

    private Ended fettle(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(release.resolve("bin/fettle").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
