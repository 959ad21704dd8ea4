package fettle.server.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    @Test
    void saysThatNobodyAnswersWithoutShowingThePassword() {
        var nobody = new DatabaseAddress.Server("jdbc:postgresql://127.0.0.1:1/fettle?user=fettle&password=hunter2");

        assertThatThrownBy(() -> ConnectionPool.open(nobody, 2))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("No connection to jdbc:postgresql://127.0.0.1:1/fettle: ")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void letsNothingWaitForEver() throws SQLException {
        DatabaseAddress address = TestDatabase.fresh();

        try (var pool = ConnectionPool.open(address, 1);
                var held = pool.getConnection()) {
            assertThat(held.isValid(1)).isTrue();
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("timed out");
        }

        TestDatabase.drop(address);
    }
}
