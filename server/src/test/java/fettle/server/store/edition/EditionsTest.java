package fettle.server.store.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.StartRefused;
import fettle.server.testing.TestDatabase;
import fettle.server.testing.TestIds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whoever remembers something of a client's rows learns of every change of them, and of hardly any other.
class EditionsTest {

    private static final long ACME = 10;
    private static final long BOLT = 20;
    private static final long ANN = 11;
    private static final Scope DESK = new Scope.Desk(1);
    private static final Scope ANN_AT_ACME = new Scope.Client(ACME, ANN);

    @RegisterExtension
    static final TestDatabase database = new TestDatabase(
            List.of(new SqlFile(EditionsTest.class, "edited.sql"), new SqlFile(Editions.class, "edition.sql")));

    private static boolean made;

    private long acme;
    private long bolt;

    @BeforeEach
    void twoClients() {
        if (!made) {
            made = true;
            insert(ACME, "acme", ANN);
            insert(BOLT, "bolt", 21);
        }
        acme = edition(ACME);
        bolt = edition(BOLT);
    }

    @Test
    void countsAChangeOfAClientsRowsForThatClientOnly() {
        database.get().run(DESK, EditionsTest::renameAnn);

        assertThat(edition(ACME)).isEqualTo(acme + 1);
        assertThat(edition(BOLT)).isEqualTo(bolt);
    }

    @Test
    void countsWhatAContactChanges() {
        database.get().run(ANN_AT_ACME, EditionsTest::renameAnn);

        assertThat(Editions.of(database.get().read(ANN_AT_ACME), ACME)).hasValue(acme + 1);
    }

    @Test
    void countsAStatementOutsideATransaction() {
        renameAnn(database.get().read(DESK));
        renameAnn(database.get().read(ANN_AT_ACME));

        assertThat(edition(ACME)).isEqualTo(acme + 2);
    }

    @Test
    void countsRowsOfNobodyForEverybody() {
        database.get()
                .run(DESK, tx -> tx.sql("edited.insert-technician").set("id", 1).update());

        assertThat(edition(ACME)).isEqualTo(acme + 1);
        assertThat(edition(BOLT)).isEqualTo(bolt + 1);
    }

    @Test
    void countsWhatGoesFromOneClientToAnotherForBoth() {
        database.get()
                .run(
                        DESK,
                        tx -> tx.forClient(ACME)
                                .sql("edited.insert-contact")
                                .set("id", 12)
                                .update());
        acme = edition(ACME);

        database.get()
                .run(
                        DESK,
                        tx -> tx.forClient(BOLT)
                                .sql("edited.move")
                                .set("from", ACME)
                                .set("id", 12)
                                .update());

        assertThat(edition(ACME)).isGreaterThan(acme);
        assertThat(edition(BOLT)).isGreaterThan(bolt);
    }

    @Test
    void doesNotCountWhatIsUndone() {
        assertThatThrownBy(() -> database.get().run(DESK, tx -> {
                    renameAnn(tx);
                    throw new IllegalStateException("leave all as it was");
                }))
                .hasMessage("leave all as it was");

        assertThat(edition(ACME)).isEqualTo(acme);
    }

    @Test
    void doesNotCountALockNorAChangeOfNoRowNorATableThatNobodyWatches() {
        database.get().run(DESK, tx -> {
            Tx client = tx.forClient(ACME);
            client.sql("edited.lock").set("id", ANN).update();
            client.sql("edited.rename").set("id", 999).set("name", "Nobody").update();
            client.sql("edited.insert-address")
                    .set("address", "a@acme")
                    .set("contact", ANN)
                    .update();
        });

        assertThat(edition(ACME)).isEqualTo(acme);
    }

    @Test
    void tellsATransactionNothingOfWhatItHasChangedItself() {
        database.get().run(DESK, tx -> {
            assertThat(Editions.of(tx, ACME)).hasValue(acme);
            renameAnn(tx);
            assertThat(Editions.of(tx, ACME)).isEmpty();
            assertThat(Editions.all(tx).of(ACME)).isEmpty();
            assertThat(Editions.of(tx, BOLT)).hasValue(bolt);
        });
    }

    @Test
    void knowsAllClientsAtOnce() {
        database.get().run(DESK, EditionsTest::renameAnn);

        assertThat(Editions.all(database.get().read(DESK)).of(ACME)).hasValue(acme + 1);
        assertThat(Editions.all(database.get().read(DESK)).of(BOLT)).hasValue(bolt);
    }

    @Test
    void watchesOnlyTablesThatThereAre() {
        DatabaseAddress address = TestDatabase.fresh();
        var misspelt = List.of(new SqlFile(EditionsTest.class, "misspelt.sql"));

        assertThatThrownBy(() -> Database.open(address, 2, TestDatabase.migrations(), misspelt)
                        .close())
                .isInstanceOf(StartRefused.class)
                .hasMessage("A line '-- watches:' names contakt, which is no table");

        TestDatabase.drop(address);
    }

    @Test
    void spreadsClientsOverThePlaces() {
        long places = Stream.generate(TestIds.SHARED::next)
                .limit(100)
                .map(Editions::place)
                .distinct()
                .count();

        assertThat(places).isGreaterThan(60);
    }

    private static void renameAnn(Tx tx) {
        tx.forClient(ACME)
                .sql("edited.rename")
                .set("id", ANN)
                .set("name", "Ann Abbott")
                .update();
    }

    private static long edition(long client) {
        return Editions.of(database.get().read(DESK), client).orElseThrow();
    }

    private static void insert(long client, String name, long contact) {
        database.get().run(DESK, tx -> {
            tx.sql("edited.insert-client").set("id", client).set("name", name).update();
            tx.forClient(client).sql("edited.insert-contact").set("id", contact).update();
        });
    }
}
