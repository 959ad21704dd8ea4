package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.StartRefused;
import fettle.server.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScopeTest {

    private static final long ACME = 10;
    private static final long BOLT = 20;
    private static final Scope DESK = new Scope.Desk(1);
    private static final Scope ANN_AT_ACME = new Scope.Client(ACME, 11);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase(List.of(new SqlFile(ScopeTest.class, "scoped.sql")));

    @BeforeAll
    static void insert() {
        insert(ACME, "acme");
        insert(BOLT, "bolt");
    }

    @Test
    void aContactsStatementsAreBoundToTheirClient() {
        assertThat(addresses(database.get().read(ANN_AT_ACME), "scoped.mine")).containsExactly("ann@acme");
    }

    @Test
    void aTechnicianChoosesTheClient() {
        assertThat(addresses(database.get().read(DESK).forClient(BOLT), "scoped.mine"))
                .containsExactly("ann@bolt");
        assertThat(addresses(database.get().read(DESK), "scoped.all")).containsExactly("ann@acme", "ann@bolt");
    }

    @Test
    void aStatementThatNeedsAClientSaysSo() {
        assertThatThrownBy(() -> addresses(database.get().read(DESK), "scoped.mine"))
                .hasMessage("scoped.mine needs a client: run it on tx.forClient(id)");
    }

    @Test
    void aContactRunsNoStatementForAllClients() {
        assertThatThrownBy(() -> addresses(database.get().read(ANN_AT_ACME), "scoped.all"))
                .hasMessage("scoped.all is for all clients and may not run for a contact");
        assertThatThrownBy(() -> database.get().run(ANN_AT_ACME, tx -> addresses(tx, "scoped.all")))
                .hasMessageContaining("may not run for a contact");
    }

    @Test
    void aContactNeverBecomesAnotherClients() {
        assertThatThrownBy(() -> database.get().read(ANN_AT_ACME).forClient(BOLT))
                .hasMessage("A contact of client 10 asked for client 20");
        assertThatThrownBy(() ->
                        database.get().read(ANN_AT_ACME).sql("scoped.mine").set("scope_client", BOLT))
                .hasMessageContaining("not by hand");
    }

    @Test
    void aStatementOnClientsRowsThatNamesNoClientStopsTheStart() {
        DatabaseAddress address = TestDatabase.fresh();
        var unscoped = List.of(new SqlFile(ScopeTest.class, "unscoped.sql"));

        assertThatThrownBy(() -> Database.open(address, 2, TestDatabase.migrations(), unscoped)
                        .close())
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("Statement unscoped.peek touches clients' rows and names no :scope_client");

        TestDatabase.drop(address);
    }

    /// Derby has no guard of its own: there the check at the start and the tests on PostgreSQL must do.
    @Test
    void aForgottenFilterShowsAContactNothingOfOthersOnPostgres() {
        List<String> seen = TestDatabase.onPostgres() ? List.of("ann@acme") : List.of("ann@acme", "ann@bolt");

        assertThat(addresses(database.get().read(ANN_AT_ACME), "scoped.forgotten"))
                .isEqualTo(seen);
        List<String> together = database.get().transaction(ANN_AT_ACME, tx -> addresses(tx, "scoped.forgotten"));
        assertThat(together).isEqualTo(seen);
        assertThat(addresses(database.get().read(DESK).forClient(ACME), "scoped.forgotten"))
                .containsExactly("ann@acme", "ann@bolt");
    }

    @Test
    void aForgottenFilterChangesNothingOfOthersOnPostgres() {
        var changed = new AtomicLong();

        assertThatThrownBy(() -> database.get().run(ANN_AT_ACME, tx -> {
                    changed.set(tx.sql("scoped.forgotten-update").update());
                    throw new IllegalStateException("leave all as it was");
                }))
                .hasMessage("leave all as it was");

        assertThat(changed).hasValue(TestDatabase.onPostgres() ? 0 : 1);
    }

    private static void insert(long client, String name) {
        database.get().run(DESK, tx -> {
            tx.sql("scoped.insert-client").set("id", client).set("name", name).update();
            Tx scoped = tx.forClient(client);
            scoped.sql("scoped.insert-contact").set("id", client + 1).update();
            scoped.sql("scoped.insert")
                    .set("address", "ann@" + name)
                    .set("contact", client + 1)
                    .update();
        });
    }

    private static List<String> addresses(Tx tx, String statement) {
        return tx.sql(statement).list(row -> row.text("address"));
    }
}
