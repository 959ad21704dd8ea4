package fettle.server.command;

import fettle.server.aot.AotCommand;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fettle serve`: the server, until it is told to stop.
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    /// Neither a flag nor a file of arguments, and not empty.
    private static final Pattern PLAIN = Pattern.compile("[^-@\"'].*");

    @Mixin
    private final ServerFlags flags = new ServerFlags();

    /// The command as machines start it, `serve --name value …`, read without picocli: its class files are
    /// of a format (Java 5) that the start-up cache leaves out, and loading them took a quarter of a start.
    /// Whatever looks otherwise, and whatever is wrong, is left to it.
    public static Optional<ServeCommand> plain(String... arguments) {
        if (arguments.length % 2 == 0 || !arguments[0].equals("serve")) {
            return Optional.empty();
        }
        var serve = new ServeCommand();
        Set<String> names = new HashSet<>();
        for (int i = 1; i < arguments.length; i += 2) {
            String name = arguments[i];
            String value = arguments[i + 1];
            if (!PLAIN.matcher(value).matches() || !names.add(name) || !serve.flags.take(name, value)) {
                return Optional.empty();
            }
        }
        return Optional.of(serve);
    }

    @Override
    public Integer call() throws InterruptedException {
        RunningServer server = RunningServer.start(flags.settings());
        AotCommand.makeLater();
        server.untilStopped();
        return 0;
    }
}
