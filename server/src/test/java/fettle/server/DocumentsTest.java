package fettle.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the documents promise is there: commands, settings, tests.
@Tag("once")
class DocumentsTest {

    private static final Path OPERATIONS = Path.of("docs", "operations.md");
    private static final Path SECURITY = Path.of("docs", "security.md");
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|&& )fettle (.+?)(?= && |$)");
    private static final Pattern SETTING = Pattern.compile("`((?:web|mail|store|smtp-in|provider)\\.[a-z-]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");

    static List<String> commands() throws IOException {
        String text = Files.readString(OPERATIONS);
        String shell = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining("\n"));
        return all(COMMAND, shell);
    }

    @ParameterizedTest(name = "fettle {0}")
    @MethodSource("commands")
    void everyCommandIsUnderstood(String command) {
        String[] words = Arrays.stream(command.replaceAll("\"\\$\\(.*?\\)\"", "backup")
                        .replace("\"", "")
                        .split(" "))
                .toArray(String[]::new);

        var parsed = Main.commands().parseArgs(words);

        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @Test
    void everySettingThatIsNamedExists() throws IOException {
        for (Path document : List.of(OPERATIONS, SECURITY)) {
            List<String> named = all(SETTING, Files.readString(document));
            assertThat(named).isNotEmpty();
            for (String setting : named) {
                assertThat(exists(setting)).as(setting).isTrue();
            }
        }
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<String> named = all(TEST, Files.readString(SECURITY));

        assertThat(named).hasSizeGreaterThan(10);
        assertThat(tests()).containsAll(named);
    }

    /// An unknown setting is refused in words that say so.
    private static boolean exists(String setting) {
        try {
            Settings.load(Map.of(setting, "?"), Map.of());
            return true;
        } catch (RuntimeException refused) {
            return !String.valueOf(refused.getMessage()).contains("There is no setting");
        }
    }

    private static List<String> tests() throws IOException {
        try (Stream<Path> ours = Files.walk(Path.of("src/test/java"));
                Stream<Path> portal = Files.walk(Path.of("../client-portal/src/test/java"))) {
            return Stream.concat(ours, portal)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .toList();
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.results().map(one -> one.group(1)).toList();
    }
}
