package fettle.server;

import fettle.server.aot.AotCommand;
import fettle.server.aot.WarmUp;
import fettle.server.command.AdminCommand;
import fettle.server.command.BackupCommand;
import fettle.server.command.DemoCommand;
import fettle.server.command.HealthCommand;
import fettle.server.command.ImportMailCommand;
import fettle.server.command.RestoreCommand;
import fettle.server.command.ServeCommand;
import fettle.server.setting.Zones;
import fettle.server.store.engine.StartRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.TimeZone;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// The program: one command for each thing that an operator does with it.
@Command(
        name = "fettle",
        description = "Client support for managed service providers: contracts, clocks, mail, money.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            ImportMailCommand.class,
            AdminCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            HealthCommand.class,
            AotCommand.class,
            WarmUp.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Objects.requireNonNull(Zones.MACHINE); // asked for while it still is the machine's
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        configureLog();
        System.exit(ServeCommand.plain(arguments)
                .map(Main::serve)
                .orElseGet(() -> commands().execute(arguments)));
    }

    @SuppressWarnings("SystemOut")
    private static int serve(ServeCommand server) {
        try {
            return server.call();
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage() + ".");
            return refused.exitCode();
        } catch (InterruptedException | RuntimeException failure) {
            System.getLogger(Main.class.getName()).log(System.Logger.Level.ERROR, "Fettle has ended early", failure);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /// The log goes to standard error, a line each; `java.util.logging.config.file` names another arrangement.
    private static void configureLog() {
        if (System.getProperty("java.util.logging.config.file") != null) {
            return;
        }
        try (InputStream ours = Main.class.getResourceAsStream("/logging.properties")) {
            LogManager.getLogManager().readConfiguration(ours);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All commands; one that can't start says so in a sentence and ends with the code for it.
    public static CommandLine commands() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, _) -> {
            if (failure instanceof StartRefused refused) {
                command.getErr().println(refused.getMessage() + ".");
                return refused.exitCode();
            }
            throw failure;
        });
    }

    /// The version that the jar's manifest names.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"Fettle " + (version == null ? "(from classes)" : version)};
        }
    }
}
