package fettle.server.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `fettle backup`: copies rows and files while the server works.
@Command(
        name = "backup",
        description = "Makes a backup of rows and files, while the server works or not.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Callable<Integer> {

    @Mixin
    private final ServerFlags flags = new ServerFlags();

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The folder that holds the backups; 'backups' beside the data folder by default.")
    private Optional<Path> into = Optional.empty();

    @Override
    public Integer call() {
        Map<String, String> arguments = into.map(folder ->
                        Map.of("to", folder.toAbsolutePath().normalize().toString()))
                .orElseGet(Map::of);
        return new Control(flags.settings()).run("backup", arguments);
    }
}
