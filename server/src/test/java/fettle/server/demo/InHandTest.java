package fettle.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InHandTest {

    @Test
    void isReadFromItsTable() {
        assertThat(InHand.ALL)
                .hasSize(8)
                .allMatch(work -> work.minutes() > 9 && !work.next().isEmpty());
    }
}
