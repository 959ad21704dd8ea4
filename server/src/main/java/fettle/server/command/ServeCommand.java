package fettle.server.command;

import fettle.server.aot.AotCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `fettle serve`: the server, until it is told to stop.
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private final ServerFlags flags = new ServerFlags();

    @Override
    public Integer call() throws InterruptedException {
        RunningServer server = RunningServer.start(flags.settings());
        AotCommand.makeLater();
        server.untilStopped();
        return 0;
    }
}
