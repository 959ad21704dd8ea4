package fettle.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40XL1", "40XL2", "40P01"})
    void triesAgainWhatWasGivenUpForAnother(String state) {
        int attempt = Retry.onConflict(() -> failUntil(3, state));

        assertThat(attempt).isEqualTo(3);
    }

    @Test
    void givesUpAfterThreeMoreTries() {
        assertThatThrownBy(() -> Retry.onConflict(() -> failUntil(100, "40001")))
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(attempts).hasValue(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42X01", "08006"})
    void tellsEveryOtherFailureAtOnce(String state) {
        assertThatThrownBy(() -> Retry.onConflict(() -> failUntil(2, state)))
                .hasRootCauseInstanceOf(SQLException.class);

        assertThat(attempts).hasValue(1);
    }

    @Test
    void doesNotKeepAProgramFromEnding() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Retry.onConflict(() -> failUntil(3, "40001"))).isNotNull();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }

    private int failUntil(int success, String state) {
        int attempt = attempts.incrementAndGet();
        if (attempt < success) {
            throw new IllegalStateException(new SQLException("no luck", state));
        }
        return attempt;
    }
}
