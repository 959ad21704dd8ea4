package fettle.server.intake;

import fettle.server.SqlFiles;
import fettle.server.intake.mailbox.Mailbox.UnknownSenders;
import fettle.server.intake.sort.Forwards;
import fettle.server.store.Database;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test that has a desk of its own for each story, on a database of its own.
public abstract class FreshMailDesk {

    private static final int CONNECTIONS = 8;

    @TempDir
    protected Path folder;

    private DatabaseAddress address;
    private final UnknownSenders unknownSenders;
    protected Database database;
    protected MailDesk desk;

    /// Whose mail is held when nobody knows the sender.
    protected FreshMailDesk() {
        this(UnknownSenders.HOLD);
    }

    protected FreshMailDesk(UnknownSenders unknownSenders) {
        this.unknownSenders = unknownSenders;
    }

    @BeforeEach
    void open() {
        open(folder, Forwards.OPEN);
    }

    /// Another desk instead, which does this with what technicians forward.
    protected void startAgain(Forwards forwards) {
        close();
        open(folder.resolve("again"), forwards);
    }

    private void open(Path in, Forwards forwards) {
        address = TestDatabase.fresh();
        database = Database.open(address, CONNECTIONS, TestDatabase.migrations(), SqlFiles.ALL);
        desk = new MailDesk(database, in, unknownSenders, forwards);
    }

    @AfterEach
    void close() {
        database.close();
        TestDatabase.drop(address);
    }
}
