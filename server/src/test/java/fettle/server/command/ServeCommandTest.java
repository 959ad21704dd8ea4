package fettle.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

@Tag("once")
class ServeCommandTest {

    static Stream<String> flags() {
        List<OptionSpec> all =
                new CommandLine(new ServeCommand()).getCommandSpec().options();
        return all.stream()
                .filter(flag -> !flag.usageHelp() && !flag.versionHelp())
                .map(OptionSpec::longestName);
    }

    @ParameterizedTest
    @MethodSource("flags")
    void readsEveryFlagByItself(String name) {
        assertThat(ServeCommand.plain("serve", name, "there")).isPresent();
        assertThat(new ServerFlags().take(name, "there")).isTrue();
    }

    @Test
    void meansTheSameSettingsAsTheCommandLine() {
        String[] flags = {"--port", "0", "--smtp-port", "2526", "--data", "/srv/fettle", "--bind", "127.0.0.1"};
        var ours = new ServerFlags();
        for (int i = 0; i < flags.length; i += 2) {
            ours.take(flags[i], flags[i + 1]);
        }
        var theirs = new ServerFlags();
        new CommandLine(CommandLine.Model.CommandSpec.create()
                        .addMixin("flags", CommandLine.Model.CommandSpec.forAnnotatedObject(theirs)))
                .parseArgs(flags);

        assertThat(ours.settings()).isEqualTo(theirs.settings());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve --help",
                "serve --port",
                "serve --port=8081",
                "serve --port --data x",
                "serve --port 1 --port 2",
                "serve --prot 1",
                "serve --config @flags",
                "serve --data x y"
            })
    void leavesEverythingElseToTheCommandLine(String typed) {
        assertThat(ServeCommand.plain(typed.isEmpty() ? new String[0] : typed.split(" ")))
                .isEmpty();
    }
}
