package fettle.server.store.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.SqlFiles;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumbersTest {

    private static final Scope TEST = new Scope.System("test");
    private static final int CONNECTIONS = 2;
    private static final int PEOPLE = 16;

    private DatabaseAddress address;
    private Database database;
    private Numbers numbers;

    @BeforeEach
    void open() {
        address = TestDatabase.fresh();
        database = Database.open(address, CONNECTIONS, TestDatabase.migrations(), SqlFiles.ALL);
        numbers = new Numbers(database, "ticket");
    }

    @AfterEach
    void close() {
        database.close();
        TestDatabase.drop(address);
    }

    @Test
    void countFromTheFirst() {
        assertThat(Stream.generate(this::next).limit(50))
                .doesNotHaveDuplicates()
                .startsWith(1001L, 1002L, 1003L);
    }

    @Test
    void areTakenByMoreTransactionsAtOnceThanThereAreConnections() throws InterruptedException, ExecutionException {
        List<Long> taken = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(PEOPLE)) {
            Callable<List<Long>> work =
                    () -> Stream.generate(this::next).limit(20).toList();
            for (Future<List<Long>> each :
                    threads.invokeAll(Stream.generate(() -> work).limit(PEOPLE).toList())) {
                taken.addAll(each.get());
            }
        }

        assertThat(taken).hasSize(PEOPLE * 20).doesNotHaveDuplicates();
    }

    @Test
    void ofATransactionThatFailsAreGivenToNobodyTwice() {
        assertThatThrownBy(() -> database.run(TEST, tx -> {
                    numbers.next(tx);
                    throw new IllegalStateException("given up");
                }))
                .hasMessage("given up");

        assertThat(Stream.generate(this::next).limit(50)).doesNotHaveDuplicates();
    }

    private long next() {
        return database.transaction(TEST, tx -> numbers.next(tx));
    }
}
