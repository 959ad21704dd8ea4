package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseConflictTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestDatabase database =
            new TestDatabase(List.of(new SqlFile(DatabaseConflictTest.class, "trial.sql")));

    @BeforeAll
    static void create() {
        database.get().read(TEST).sql("trial.create").update();
        insert(1);
        insert(2);
    }

    @Test
    void aDeadlockEndsWithBothTransactionsDone() throws Exception {
        var met = new CyclicBarrier(2);
        var attempts = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> rename(1, 2, "one", met, attempts));
            Future<?> two = threads.submit(() -> rename(2, 1, "two", met, attempts));
            one.get(60, TimeUnit.SECONDS);
            two.get(60, TimeUnit.SECONDS);
        }

        List<String> names = database.get().read(TEST).sql("trial.all").list(row -> row.text("name"));
        assertThat(names).hasSize(2);
        assertThat(names.getFirst()).isEqualTo(names.getLast()).isIn("one", "two");
        assertThat(attempts).hasValueGreaterThan(2);
    }

    @Test
    void aRowThatIsThereAlreadyIsToldApartFromOtherFailures() {
        assertThatThrownBy(() -> insert(1)).matches(SqlFailure::isDuplicate);
        assertThatThrownBy(() -> database.get().read(TEST).sql("trial.create").update())
                .matches(failure -> !SqlFailure.isDuplicate(failure));
    }

    @Test
    void workThatAsksNothingIsFine() {
        assertThat(database.get().<String>transaction(TEST, _ -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> database.get().run(TEST, _ -> {
                    throw new IllegalStateException("thought better of it");
                }))
                .hasMessage("thought better of it")
                .hasNoSuppressedExceptions();
    }

    /// Locks one row, waits for the other transaction to have locked the other, and wants that one too.
    private static void rename(long first, long second, String name, CyclicBarrier met, AtomicInteger attempts) {
        var isFirstAttempt = new AtomicInteger();
        database.get().run(TEST, tx -> {
            attempts.incrementAndGet();
            rename(tx, first, name);
            if (isFirstAttempt.getAndIncrement() == 0) {
                meet(met);
            }
            rename(tx, second, name);
        });
    }

    private static void rename(Tx tx, long id, String name) {
        tx.sql("trial.rename").set("id", id).set("name", name).update();
    }

    private static void meet(CyclicBarrier met) {
        try {
            met.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void insert(long id) {
        database.get().run(TEST, tx -> insert(tx, id));
    }

    private static void insert(Tx tx, long id) {
        tx.sql("trial.insert")
                .set("id", id)
                .set("name", "nobody")
                .set("seenAt", Optional.empty())
                .set("day", Optional.empty())
                .set("yes", Optional.empty())
                .set("longText", Optional.empty())
                .update();
    }
}
