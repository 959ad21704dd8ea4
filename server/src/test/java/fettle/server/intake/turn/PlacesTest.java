package fettle.server.intake.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Who waits for whom.
class PlacesTest {

    private static final Lane ACME = lane("#1", Lane.Pace.ORDINARY);
    private static final Lane GLOBEX = lane("#2", Lane.Pace.ORDINARY);
    private static final Lane ACME_ANSWERS = lane("#1", Lane.Pace.REPLY);

    private record Waiting(Lane lane, long place) {}

    private final Places places = new Places(0, Map.of());
    private final List<Waiting> waiting = new ArrayList<>();

    @Test
    void takesTwoThatWaitInTurn() {
        come(ACME, 100);
        come(GLOBEX, 3);

        assertThat(sorted(6)).containsExactly(ACME, GLOBEX, ACME, GLOBEX, ACME, GLOBEX);
        assertThat(sorted(3)).containsExactly(ACME, ACME, ACME);
    }

    @Test
    void putsWhoComesIntoTheMiddleOfAFloodBesideIt() {
        come(ACME, 10_000);
        sorted(5_000);

        come(GLOBEX, 10);

        assertThat(sorted(21)).filteredOn(GLOBEX::equals).hasSize(10);
    }

    @Test
    void holdsNothingAgainstWhoHasWrittenMuchWhileNobodyElseDid() {
        come(ACME, 10_000);
        sorted(10_000);
        come(GLOBEX, 10);
        come(ACME, 10);

        assertThat(sorted(10)).filteredOn(ACME::equals).hasSizeBetween(4, 5);
    }

    @Test
    void takesAnswersBeforeAllThatWaits() {
        come(ACME, 1_000);
        come(GLOBEX, 1_000);
        sorted(200);

        come(ACME_ANSWERS, 3);

        assertThat(sorted(3)).containsOnly(ACME_ANSWERS);
    }

    @Test
    void doesNotLetAFloodOfAnswersStopTheOthers() {
        come(ACME_ANSWERS, 1_000);
        come(GLOBEX, 10);

        assertThat(sorted(120)).filteredOn(GLOBEX::equals).hasSizeGreaterThanOrEqualTo(10);
    }

    @Test
    void makesOneLaneOfTooManyStrangers() {
        for (int stranger = 0; stranger < Places.MOST_LANES + 5_000; stranger++) {
            come(lane("stranger" + stranger, Lane.Pace.ORDINARY), 1);
        }
        sorted(1);
        come(ACME, 10);

        assertThat(sorted(Places.MOST_LANES + 100)).filteredOn(ACME::equals).hasSize(10);
    }

    @Test
    void goesOnAfterARestartWhereItWas() {
        var again = new Places(500, Map.of(ACME, 900L));

        assertThat(again.next(ACME)).isGreaterThan(900);
        assertThat(again.next(GLOBEX)).isEqualTo(500);
    }

    private static Lane lane(String owner, Lane.Pace pace) {
        return new Lane(Optional.of(1L), owner, pace);
    }

    private void come(Lane lane, int mails) {
        for (int mail = 0; mail < mails; mail++) {
            waiting.add(new Waiting(lane, places.next(lane)));
        }
        waiting.sort(Comparator.comparingLong(Waiting::place));
    }

    private List<Lane> sorted(int mails) {
        var lanes = new ArrayList<Lane>();
        for (int mail = 0; mail < mails; mail++) {
            Waiting next = waiting.removeFirst();
            places.reached(next.place());
            lanes.add(next.lane());
        }
        return lanes;
    }
}
