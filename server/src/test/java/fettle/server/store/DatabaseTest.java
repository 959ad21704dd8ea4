package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestDatabase test = new TestDatabase(List.of(new SqlFile(DatabaseTest.class, "trial.sql")));

    private static Database database;

    @BeforeAll
    static void create() {
        database = test.get();
        database.read(TEST).sql("trial.create").update();
    }

    @Test
    void givesBackWhatItWasGiven() {
        Instant seen = Instant.parse("2026-03-04T13:00:00.123Z");
        String text = "ä".repeat(50_000);

        database.run(
                TEST,
                tx -> insert(tx, 1)
                        .set("name", Month.MARCH)
                        .set("seenAt", seen)
                        .set("day", LocalDate.of(2026, 3, 4))
                        .set("yes", true)
                        .set("longText", text)
                        .update());

        Optional<Boolean> same = database.read(TEST)
                .sql("trial.find")
                .set("id", 1)
                .one(row -> row.one(Month.class, "name") == Month.MARCH
                        && row.instant("seen_at").equals(seen)
                        && row.date("day").equals(LocalDate.of(2026, 3, 4))
                        && row.yes("yes")
                        && row.text("long_text").equals(text));
        assertThat(same).contains(true);
    }

    @Test
    void readsNullsAsEmpty() {
        database.run(TEST, tx -> insert(tx, 2).update());

        boolean empty = database.read(TEST)
                .sql("trial.find")
                .set("id", 2L)
                .one(row -> row.optionalText("name").isEmpty()
                        && row.optionalInstant("seen_at").isEmpty()
                        && row.optionalDate("day").isEmpty()
                        && row.optionalText("long_text").isEmpty())
                .orElseThrow();

        assertThat(empty).isTrue();
    }

    @Test
    void keepsNothingOfWorkThatFails() {
        assertThatThrownBy(() -> database.run(TEST, tx -> {
                    insert(tx, 3).update();
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(database.read(TEST).sql("trial.find").set("id", 3).one(row -> row.id("id")))
                .isEmpty();
    }

    @Test
    void doesWhatIsLeftForAfterwardsOnceAndNeverTakesBackWhatWasCommitted() {
        var told = new ArrayList<String>();

        String result = database.transaction(TEST, tx -> {
            insert(tx, 4).update();
            tx.afterCommit(() -> {
                told.add("one");
                throw new IllegalStateException("nobody listens", new SQLException("deadlock", "40001"));
            });
            tx.afterCommit(() -> told.add("two"));
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(told).containsExactly("one", "two");
        assertThat(database.read(TEST).sql("trial.find").set("id", 4).one(row -> row.id("id")))
                .contains(4L);
    }

    @Test
    void holdsNoConnectionWhileRowsAreMapped() {
        DatabaseAddress address = TestDatabase.fresh();
        var statements = List.of(new SqlFile(DatabaseTest.class, "trial.sql"));
        try (Database narrow = Database.open(address, 1, TestDatabase.migrations(), statements)) {
            Tx tx = narrow.read(TEST);
            tx.sql("trial.create").update();
            insert(tx, 1).update();
            insert(tx, 2).update();

            List<Long> found = tx.sql("trial.all")
                    .list(row -> tx.sql("trial.find")
                            .set("id", row.id("id"))
                            .one(same -> same.id("id"))
                            .orElseThrow());

            assertThat(found).containsExactly(1L, 2L);
        } finally {
            TestDatabase.drop(address);
        }
    }

    @Test
    void saysWhichParameterIsMissing() {
        assertThatThrownBy(() -> database.read(TEST).sql("trial.find").list(row -> row.id("id")))
                .hasMessage("trial.find was run without its parameter :id");
    }

    @Test
    void outlivesStatementsThatFail() {
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> database.read(TEST).sql("trial.create").update())
                    .isNotNull();
        }

        assertThat(database.read(TEST).sql("trial.all").list(row -> row.id("id")))
                .isNotNull();
    }

    private static Sql insert(Tx tx, long id) {
        return tx.sql("trial.insert")
                .set("id", id)
                .set("name", Optional.empty())
                .set("seenAt", Optional.empty())
                .set("day", Optional.empty())
                .set("yes", Optional.empty())
                .set("longText", Optional.empty());
    }
}
