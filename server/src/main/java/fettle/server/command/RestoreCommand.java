package fettle.server.command;

import fettle.server.Settings;
import fettle.server.SqlFiles;
import fettle.server.backup.Restore;
import fettle.server.backup.Verdict;
import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.schema.MigrationFiles;
import fettle.server.store.schema.Migrations;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `fettle restore`: finds out whether a backup is good, or makes a new data folder of it.
@Command(
        name = "restore",
        description = "Makes a new data folder of a backup, or checks that this would work.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Callable<Integer> {

    private static final int CONNECTIONS = 2;
    private static final int NOT_GOOD = 1;

    @Mixin
    private final ServerFlags flags = new ServerFlags();

    @Parameters(paramLabel = "BACKUP", description = "A folder that 'fettle backup' has made.")
    private Path backup = Path.of("");

    @Option(
            names = "--check",
            description = "Restores to a place of its own, reads every row and file, and removes it.")
    private boolean check;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Texts texts = Texts.load("en");
        try {
            return answer(texts, flags.settings().store());
        } catch (Refusal refusal) {
            return say(refusal.sentence(texts), NOT_GOOD);
        }
    }

    private int answer(Texts texts, Settings.Store store) {
        var restore = new Restore(texts, RestoreCommand::open);
        Path from = backup.toAbsolutePath().normalize();
        Verdict verdict =
                check ? restore.check(from, server(store)) : restore.restore(from, store.data(), server(store));
        if (!verdict.good() || check) {
            return say(verdict.words(), verdict.good() ? 0 : NOT_GOOD);
        }
        return say(verdict.words() + "\n" + texts.with("backup.restored", store.data()), 0);
    }

    private static Optional<DatabaseAddress.Server> server(Settings.Store store) {
        return switch (store.database()) {
            case DatabaseAddress.Server server -> Optional.of(server);
            case DatabaseAddress.Folder _, DatabaseAddress.Memory _ -> Optional.empty();
        };
    }

    private static Database open(DatabaseAddress address) {
        return Database.open(
                address, CONNECTIONS, new Migrations(MigrationFiles.all(), InstantSource.system()), SqlFiles.ALL);
    }

    private int say(String words, int code) {
        (code == 0 ? spec.commandLine().getOut() : spec.commandLine().getErr()).println(words);
        return code;
    }
}
