package fettle.server.store.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DialectTest {

    @Test
    void speaksInTheWordsOfEachDatabase() {
        assertThat(Dialect.DERBY.translate("body ${text}, raw ${bytes}")).isEqualTo("body CLOB, raw BLOB");
        assertThat(Dialect.POSTGRESQL.translate("body ${text}, raw ${bytes}")).isEqualTo("body TEXT, raw BYTEA");
    }

    @Test
    void leavesOutWhatIsForTheOther() {
        String sql = """
                a
                -- postgresql only
                b
                -- end
                -- derby only
                c
                -- end
                d
                """;

        assertThat(Dialect.POSTGRESQL.translate(sql)).isEqualTo("a\nb\nd\n");
        assertThat(Dialect.DERBY.translate(sql)).isEqualTo("a\nc\nd\n");
    }

    @Test
    void refusesAWordThatNobodyKnows() {
        assertThatThrownBy(() -> Dialect.DERBY.translate("${txet}")).hasMessageContaining("${txet}");
    }

    @Test
    void addressesNeverShowThePassword() {
        assertThat(new DatabaseAddress.Server("jdbc:postgresql://u:pw1@db:5432/fettle?user=u&password=pw2"))
                .hasToString("jdbc:postgresql://db:5432/fettle");
    }
}
