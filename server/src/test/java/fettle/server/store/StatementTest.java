package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StatementTest {

    @Test
    void takesParametersInOrderAndLeavesQuotesAndCommentsAlone() {
        Statement statement = Statement.of("a.b", """
                -- A comment: with :colons and 'quotes
                SELECT x FROM t WHERE a = :a AND b = ':no' AND c = :b_2 AND d = :a""");

        assertThat(statement.sql()).isEqualTo("SELECT x FROM t WHERE a = ? AND b = ':no' AND c = ? AND d = ?");
        assertThat(statement.parameters()).containsExactly("a", "b_2", "a");
    }

    @Test
    void keepsADashInQuotes() {
        assertThat(Statement.of("a.b", "SELECT x FROM t WHERE a = '--b' AND c = :c")
                        .sql())
                .isEqualTo("SELECT x FROM t WHERE a = '--b' AND c = ?");
    }

    @Test
    void knowsItsWordsAndWhyItMayTouchAllClients() {
        Statement statement =
                Statement.of("a.b", "-- all clients: counts them\nSELECT x FROM Ticket WHERE y = 'contact'");

        assertThat(statement.words()).contains("ticket", "x").doesNotContain("contact", "counts");
        assertThat(statement.allClients()).contains("counts them");
        assertThat(Statement.of("a.b", "-- all clients:\nSELECT x FROM t").allClients())
                .isEmpty();
    }

    @Test
    void isOneStatement() {
        assertThatThrownBy(() -> Statement.of("a.b", "DELETE FROM a; DELETE FROM b"))
                .hasMessageContaining("a.b");
        assertThatThrownBy(() -> Statement.of("a.b", "-- nothing")).hasMessageContaining("a.b");
    }
}
