package fettle.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.aot.AotCommand;
import fettle.server.aot.WarmUp;
import fettle.server.testing.TestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

@Tag("once")
class CommandsTest {

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final StringWriter said = new StringWriter();

    @Test
    void healthAsksTheRunningServer() {
        int code = fettle(
                new HealthCommand(), "--port", String.valueOf(server.fettle().port()));

        assertThat(said).hasToString("up\n");
        assertThat(code).isZero();
    }

    @Test
    void healthSaysThatNobodyAnswers() {
        int code = fettle(new HealthCommand(), "--port", "1");

        assertThat(said.toString()).startsWith("down: ");
        assertThat(code).isEqualTo(1);
    }

    @Test
    void warmUpEndsByItself() {
        assertThat(fettle(new WarmUp())).isZero();
    }

    @Test
    void aotSaysWhoKnowsTheCache() {
        assertThat(fettle(new AotCommand())).isEqualTo(1);
        assertThat(said.toString()).contains("bin/fettle aot");
    }

    private int fettle(Object command, String... arguments) {
        return new CommandLine(command).setOut(new PrintWriter(said)).execute(arguments);
    }
}
