package fettle.server.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TroublesTest {

    private final Troubles troubles = new Troubles();

    @Test
    void countsFailuresInARowAndForgetsThemWhenItWorksAgain() {
        troubles.failed("post", new IllegalStateException("no stamps"));
        troubles.failed("post", new IllegalStateException("no letters"));
        troubles.failed("milk", new IllegalStateException("no cow"));

        assertThat(troubles.all())
                .containsExactly(new Trouble("milk", 1, "no cow"), new Trouble("post", 2, "no letters"));

        troubles.worked("post");
        troubles.failed("milk", new IllegalStateException());

        assertThat(troubles.all()).containsExactly(new Trouble("milk", 2, "null"));
    }
}
