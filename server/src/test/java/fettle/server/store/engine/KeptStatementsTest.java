package fettle.server.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.server.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {

    private static final String ONE = "SELECT number FROM counted WHERE number = ?";

    private DatabaseAddress address;
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        address = TestDatabase.fresh();
        if (address instanceof DatabaseAddress.Memory) {
            Derby.create(address.url());
        }
        connection = KeptStatements.of(address.url()).getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE counted (number INTEGER NOT NULL)");
            statement.execute("INSERT INTO counted (number) VALUES (1)");
            statement.execute("INSERT INTO counted (number) VALUES (2)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        TestDatabase.drop(address);
    }

    @Test
    void lendsTheSameStatementAgainOnceItWasHandedBack() throws SQLException {
        PreparedStatement first = connection.prepareStatement(ONE);
        first.close();

        PreparedStatement again = connection.prepareStatement(ONE);
        again.setInt(1, 2);

        assertThat(again).isSameAs(first);
        assertThat(number(again)).isEqualTo(2);
    }

    @Test
    void lendsAnotherOneWhileTheFirstIsInUse() throws SQLException {
        PreparedStatement outer = connection.prepareStatement(ONE);
        PreparedStatement inner = connection.prepareStatement(ONE);
        outer.setInt(1, 1);
        inner.setInt(1, 2);

        try (ResultSet rows = outer.executeQuery()) {
            assertThat(number(inner)).isEqualTo(2);
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void forgetsWhatTheParametersWere() throws SQLException {
        PreparedStatement first = connection.prepareStatement(ONE);
        first.setInt(1, 1);
        first.close();

        PreparedStatement again = connection.prepareStatement(ONE);

        assertThatThrownBy(again::executeQuery).isInstanceOf(SQLException.class);
    }

    @Test
    void closesRowsThatWereLeftOpen() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(ONE);
        statement.setInt(1, 1);
        ResultSet rows = statement.executeQuery();

        statement.close();

        assertThat(rows.isClosed()).isTrue();
    }

    @Test
    void keepsNoMoreThanItMay() throws SQLException {
        PreparedStatement oldest = connection.prepareStatement(ONE);
        oldest.close();
        for (int i = 0; i < 200; i++) {
            connection
                    .prepareStatement("SELECT number + " + i + " FROM counted")
                    .close();
        }

        PreparedStatement fresh = connection.prepareStatement(ONE);
        fresh.setInt(1, 1);

        assertThat(fresh).isNotSameAs(oldest);
        assertThat(oldest.isClosed()).isTrue();
        assertThat(number(fresh)).isEqualTo(1);
    }

    private static int number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
