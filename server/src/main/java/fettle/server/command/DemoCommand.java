package fettle.server.command;

import fettle.server.Settings;
import fettle.server.aot.AotCommand;
import fettle.server.demo.cast.Cast;
import fettle.server.store.engine.StartRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `fettle demo`: the server with a fictional provider and half a year of its work. The data is made at the first start
/// and kept; mail goes out to a page and nowhere else.
@Command(
        name = "demo",
        description = "Runs the server with a fictional provider and half a year of work.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ServerFlags flags = new ServerFlags();

    @Option(names = "--fresh", description = "Makes the data anew.")
    private boolean fresh;

    @Option(names = "--tickets", defaultValue = "2000", description = "About how many; ${DEFAULT-VALUE} by default.")
    private int tickets;

    @Option(names = "--seed", defaultValue = "20261119", description = "The same seed makes the same half year.")
    private long seed;

    @Override
    public Integer call() throws IOException, InterruptedException {
        flags.preset("store.data", "demo/data");
        flags.preset("provider.name", Cast.PROVIDER);
        flags.preset("provider.phone", Cast.PHONE);
        flags.preset("provider.zone", "Europe/London");
        flags.preset("mail.host", Cast.MAIL_HOST);
        flags.preset("mail.only-shown", "true");
        Settings settings = flags.settings();
        var data = new DemoFolder(settings, spec.commandLine().getOut());
        Path folder = settings.store().data();
        if (fresh || !data.isThere()) {
            if (Files.exists(folder) && !data.isThere()) {
                throw new StartRefused(
                        StartRefused.MISCONFIGURED,
                        folder + " has data that is not the demo's: name another folder by --data");
            }
            data.make(seed, tickets);
        }
        RunningServer server = RunningServer.start(settings);
        AotCommand.makeLater();
        print(data.words(server.fettle().baseUrl()));
        server.untilStopped();
        return 0;
    }

    private void print(Iterable<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
