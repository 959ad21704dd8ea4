package fettle.server.account.block;

import fettle.server.account.Covers;
import fettle.server.account.SettledClient;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import java.time.Duration;
import java.time.InstantSource;

/// Looks at the prepaid blocks of all clients a few times an hour.
public final class BlockJob implements Job {

    private static final Scope SCOPE = new Scope.System("blocks that are nearly used up");

    private final Database database;
    private final Clients clients;
    private final BlockWarnings warnings;

    private BlockJob(Database database, Clients clients, BlockWarnings warnings) {
        this.database = database;
        this.clients = clients;
        this.warnings = warnings;
    }

    /// A job with warnings of its own.
    public static BlockJob on(Database database, InstantSource clock, Clients clients, Covers covers) {
        return new BlockJob(database, clients, new BlockWarnings(clock, covers));
    }

    @Override
    public String name() {
        return "blocks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        var failures = new Failures();
        for (Client client : clients.all(database.read(SCOPE))) {
            failures.during(() -> look(client));
        }
        failures.tell();
    }

    /// Settling takes its time and holds no transaction.
    private void look(Client client) {
        SettledClient books = warnings.books(database.read(SCOPE), client);
        database.run(SCOPE, tx -> warnings.look(tx, books));
    }
}
