package fettle.server.admin;

import fettle.server.backup.Backup;
import fettle.server.signin.Audit;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What `backup` does: a backup of rows and files while work goes on, noted in the audit.
public final class BackupVerb implements ControlVerb {

    private static final Scope COMMAND = new Scope.System("command line");

    private final Backup backup;
    private final Database database;
    private final Audit audit;
    private final Texts texts;
    private final Path data;

    public BackupVerb(Backup backup, Database database, Audit audit, Texts texts, Path data) {
        this.backup = backup;
        this.database = database;
        this.audit = audit;
        this.texts = texts;
        this.data = data;
    }

    /// `to` names the folder that holds the backups; else that is `backups` beside the data folder.
    @Override
    public String run(Map<String, String> arguments) {
        Path into =
                Optional.ofNullable(arguments.get("to")).map(Path::of).orElseGet(() -> data.resolveSibling("backups"));
        if (into.startsWith(data)) {
            throw new Refusal.Invalid("backup.inside-data", into);
        }
        Backup.Made made = backup.make(into);
        String folder = made.folder().toString();
        database.run(COMMAND, tx -> audit.note(tx, Optional.empty(), "backup.made", folder, ""));
        return (made.damaged() == 0
                        ? texts.with("backup.made", folder, made.rows(), made.files())
                        : texts.with("backup.made-of-damaged", folder, made.rows(), made.files(), made.damaged()))
                + "\n";
    }
}
