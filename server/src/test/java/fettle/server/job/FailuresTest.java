package fettle.server.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final Failures failures = new Failures();
    private final List<String> done = new ArrayList<>();

    @Test
    void aPieceThatFailsKeepsNoOtherWaiting() {
        failures.during(() -> done.add("one"));
        failures.during(() -> fail("two"));
        failures.during(() -> fail("three"));
        failures.during(() -> done.add("four"));

        assertThat(done).containsExactly("one", "four");
        assertThatThrownBy(failures::tell).hasMessage("2 failed, first: two").hasRootCauseMessage("two");
    }

    @Test
    void aRunWithoutFailuresSaysNothing() {
        failures.during(() -> done.add("one"));

        failures.tell();

        assertThat(done).containsExactly("one");
    }

    @Test
    void aRunThatIsToEndEndsAtOnce() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> failures.during(() -> fail("interrupted"))).hasMessage("interrupted");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void fail(String piece) {
        throw new IllegalStateException(piece);
    }
}
