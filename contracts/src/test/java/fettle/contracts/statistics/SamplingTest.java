package fettle.contracts.statistics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.statistics.Sampling.Resolved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplingTest {

    private static final long TESS = 1;
    private static final long TOM = 2;

    private final Sampling sampling = new Sampling("a secret of the server".getBytes(UTF_8));

    @Test
    void drawsThreeOfAHundred() {
        long drawn = LongStream.range(0, 100_000).filter(sampling::isDrawn).count();

        assertThat(drawn / 100_000.0).isCloseTo(0.03, within(0.002));
    }

    @Test
    void drawsTheSameAgainAndOtherTicketsByAnotherSecret() {
        var again = new Sampling("a secret of the server".getBytes(UTF_8));
        var other = new Sampling("another of the server".getBytes(UTF_8));

        assertThat(LongStream.range(0, 2_000).filter(again::isDrawn).toArray())
                .isEqualTo(LongStream.range(0, 2_000).filter(sampling::isDrawn).toArray())
                .isNotEqualTo(LongStream.range(0, 2_000).filter(other::isDrawn).toArray());
    }

    @Test
    void takesAtLeastTwoOfEachTechnician() {
        List<Resolved> month = new ArrayList<>(of(TESS, 0, 1_000));
        month.addAll(of(TOM, 5_000, 5_010));

        Set<Long> sample = sampling.ofMonth(month);

        assertThat(sample).filteredOn(ticket -> ticket >= 5_000).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sample)
                .as("all that were drawn are in it")
                .containsAll(LongStream.range(0, 1_000)
                        .filter(sampling::isDrawn)
                        .boxed()
                        .toList());
        assertThat(sample).filteredOn(ticket -> ticket < 5_000).hasSizeBetween(15, 50);
    }

    @Test
    void takesAllOfWhoHasOne() {
        assertThat(sampling.ofMonth(of(TOM, 7, 8))).containsExactly(7L);
        assertThat(sampling.ofMonth(List.of())).isEmpty();
    }

    @Test
    void doesNotMindTheOrderNorATicketNamedTwice() {
        List<Resolved> month = new ArrayList<>(of(TESS, 0, 300));
        Set<Long> sample = sampling.ofMonth(month);

        month.addAll(of(TESS, 0, 300));
        Collections.shuffle(month, new Random(4));

        assertThat(sampling.ofMonth(month)).isEqualTo(sample);
    }

    @Test
    void tellsWhenTheRulesMissTooMuch() {
        assertThat(Sampling.missesTooMuch(new Tally(16, 100), 0.10)).isTrue();
        assertThat(Sampling.missesTooMuch(new Tally(15, 100), 0.10)).isFalse();
        assertThat(Sampling.missesTooMuch(new Tally(0, 0), 0)).isFalse();
    }

    @Test
    void needsASecretThatNobodyGuesses() {
        assertThatThrownBy(() -> new Sampling(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Resolved> of(long technician, long from, long until) {
        return LongStream.range(from, until)
                .mapToObj(ticket -> new Resolved(ticket, technician))
                .toList();
    }
}
