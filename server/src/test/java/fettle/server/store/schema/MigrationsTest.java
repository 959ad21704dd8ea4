package fettle.server.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fettle.server.store.engine.ConnectionPool;
import fettle.server.store.engine.DatabaseAddress;
import fettle.server.store.engine.StartRefused;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final List<Migration> OURS = MigrationFiles.all();
    private static final int NEXT = OURS.getLast().number() + 1;

    private DatabaseAddress address;
    private HikariDataSource pool;

    @BeforeEach
    void open() {
        address = TestDatabase.fresh();
        pool = ConnectionPool.open(address, 8);
    }

    @AfterEach
    void close() {
        pool.close();
        TestDatabase.drop(address);
    }

    @Test
    void applyEachStepOnceAndSeveralStatementsOfIt() throws SQLException {
        Migration step = step("""
                -- A comment; with a semicolon and a quote'
                CREATE TABLE trial (id BIGINT NOT NULL, words ${text}); -- here too; and here
                INSERT INTO trial (id, words) VALUES (1, 'a;b -- c');
                """);

        apply(step);
        apply(step);

        assertThat(texts("SELECT words FROM trial")).containsExactly("a;b -- c");
        assertThat(texts("SELECT name FROM schema_version WHERE number = " + NEXT))
                .containsExactly("trial");
    }

    @Test
    void keepNothingOfAStepThatFails() throws SQLException {
        Migration broken = step("CREATE TABLE trial (id BIGINT NOT NULL); INSERT INTO trial (id) VALUES ('x')");

        assertThatThrownBy(() -> apply(broken)).hasMessageContaining(broken.toString());
        apply(step("CREATE TABLE trial (id BIGINT NOT NULL); INSERT INTO trial (id) VALUES (7)"));

        assertThat(texts("SELECT id FROM trial")).containsExactly("7");
    }

    @Test
    void refuseASchemaThatIsNewerThanTheProgram() throws SQLException {
        apply(step("CREATE TABLE trial (id BIGINT NOT NULL)"));

        assertThatThrownBy(() -> migrations().apply(pool, address.dialect()))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("The database has schema " + NEXT + " and this program knows schemas up to "
                        + OURS.getLast().number());
    }

    @Test
    void refuseAStepThatWasEditedLater() throws SQLException {
        apply(step("CREATE TABLE trial (id BIGINT NOT NULL)"));

        assertThatThrownBy(() -> apply(step("CREATE TABLE trial (id BIGINT)")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Migration %04d-trial is not the one".formatted(NEXT));
    }

    @Test
    void takeTheEndsOfLinesOfAnySystem() {
        assertThat(step("CREATE\r\nTABLE t").sha256())
                .isEqualTo(step("CREATE\nTABLE t").sha256());
    }

    @Test
    void refuseTwoStepsOfOneNumber() {
        Migration step = step("CREATE TABLE trial (id BIGINT)");

        assertThatThrownBy(() -> migrations(step, step)).hasMessageContaining("Two migrations");
        assertThatThrownBy(() -> Migration.of("1-trial.sql", "")).hasMessageContaining("0001-what-it-does.sql");
    }

    @Test
    void applyAStepOnceWhenProgramsStartTogether() throws Exception {
        Migration step = step("CREATE TABLE trial (id BIGINT NOT NULL); INSERT INTO trial (id) VALUES (7)");
        int programs = TestDatabase.onPostgres() ? 4 : 1; // Derby's folder is locked by one program

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> starts = IntStream.range(0, programs)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        apply(step);
                        return true;
                    })
                    .toList();
            for (var start : threads.invokeAll(starts)) {
                assertThat(start.get()).isTrue();
            }
        }

        assertThat(texts("SELECT id FROM trial")).containsExactly("7");
    }

    private static Migration step(String sql) {
        return Migration.of("%04d-trial.sql".formatted(NEXT), sql);
    }

    private void apply(Migration step) throws SQLException {
        migrations(step).apply(pool, address.dialect());
    }

    private static Migrations migrations(Migration... more) {
        var steps = new ArrayList<>(OURS);
        steps.addAll(List.of(more));
        return new Migrations(steps, new TestClock());
    }

    private List<String> texts(String query) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
