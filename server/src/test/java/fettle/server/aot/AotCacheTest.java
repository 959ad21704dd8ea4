package fettle.server.aot;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.testing.SmallJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class AotCacheTest {

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    @Test
    void makesTheFileAndRemovesThoseOfOtherJars() throws IOException, InterruptedException {
        Path jar = folder.resolve("fettle.jar");
        SmallJar.write(jar, "one");
        Path other = Files.createFile(folder.resolve("fettle-1-1.aot"));
        Path stranger = Files.createFile(folder.resolve("notes.aot"));
        var cache = new AotCache(folder.resolve("fettle-2-2.aot"));

        boolean made = cache.make(List.of(JAVA, "-XX:+UseSerialGC", "-jar", jar.toString()));

        assertThat(made).isTrue();
        assertThat(cache.file()).isNotEmptyFile();
        assertThat(other).doesNotExist();
        assertThat(stranger).exists();
    }

    @Test
    void leavesNothingBehindWhenTheProgramFails() throws IOException, InterruptedException {
        Path jar = folder.resolve("fettle.jar");
        SmallJar.write(jar, "one");
        var cache = new AotCache(folder.resolve("fettle-2-2.aot"));

        boolean made = cache.make(List.of(JAVA, "-jar", jar.toString(), "ends-with-1"));

        assertThat(made).isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files.filter(file -> file.toString().contains(".aot"))).isEmpty();
        }
    }
}
