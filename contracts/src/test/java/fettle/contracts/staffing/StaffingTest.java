package fettle.contracts.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import fettle.contracts.staffing.Backlog.Age;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StaffingTest {

    @Test
    void theExampleOfTheCalls() {
        var people = new LiveTarget(0.8, 20, 0.85, 0.3).people(200, 180);

        assertThat(people.present()).isEqualTo(new ErlangC(10, 14));
        assertThat(people.rostered()).isEqualTo(20);
        assertThat(people.answered()).isCloseTo(0.888, within(0.0005));
        assertThat(people.present().waitProbability()).isCloseTo(0.174, within(0.0005));
        assertThat(people.present().meanWait(180)).isCloseTo(7.8, within(0.05));
    }

    @Test
    void theExampleOfTheTickets() {
        var work = new QueuedTarget.Work(3.2, 0.5, 1.5, 3);

        var people = new QueuedTarget(0.95, 4, 0.85).people(work);

        assertThat(people.count()).isEqualTo(4);
        assertThat(people.meanWaitHours()).isCloseTo(0.84, within(0.005));
        assertThat(people.begunInTime()).isCloseTo(0.965, within(0.0005));
        assertThat(people.meanWaitOneFewer()).isEmpty();
        assertThat(work.meanWait(3)).isInfinite();
        assertThat(work.begunWithin(1000, 3)).isZero();
    }

    @Test
    void peopleAsBusyAsCanBeNeverCatchUp() {
        assertThat(new QueuedTarget(0.5, 1, 1)
                        .people(new QueuedTarget.Work(3, 1, 1, 1))
                        .count())
                .isEqualTo(4);
        assertThat(new QueuedTarget(0, 1, 1)
                        .people(new QueuedTarget.Work(3, 1, 1, 1))
                        .count())
                .as("even where nothing is asked for")
                .isEqualTo(4);
        assertThat(new QueuedTarget(0, 1, 1)
                        .people(new QueuedTarget.Work(3, 1, 1, 1))
                        .meanWaitOneFewer())
                .isEmpty();
        assertThat(new ErlangC(3, 3).meanWait(60)).isInfinite();
        assertThat(new ErlangC(3, 3).waitProbability()).isEqualTo(1);
        assertThat(new ErlangC(3, 3).answeredWithin(60, 60)).isZero();
    }

    @Test
    void reachingALevelExactlyIsEnough() {
        var work = new QueuedTarget.Work(3.2, 0.5, 1.5, 3);

        assertThat(new QueuedTarget(work.begunWithin(4, 4), 4, 0.85)
                        .people(work)
                        .count())
                .isEqualTo(4);
        double answered = new ErlangC(10, 14).answeredWithin(20, 180);
        assertThat(new LiveTarget(answered, 20, 0.85, 0.3)
                        .people(200, 180)
                        .present()
                        .agents())
                .isEqualTo(14);
    }

    @Test
    void workLikeClockworkDoesNotWait() {
        var clockwork = new QueuedTarget.Work(3, 1, 0, 0);

        assertThat(clockwork.begunWithin(0, 4)).isEqualTo(1);
        assertThat(clockwork.meanWait(4)).isZero();
    }

    @Test
    void noWorkNeedsOnePerson() {
        var none = new QueuedTarget(0.9, 1, 0.8).people(new QueuedTarget.Work(0, 1, 1, 1));

        assertThat(none.count()).isEqualTo(1);
        assertThat(none.meanWaitOneFewer()).isEmpty();
    }

    @Test
    void theRosterIsNotRaisedByTheLastBitOfAFraction() {
        assertThat(new LiveTarget(0, 0, 0.7, 0.3).people(3600, 4.9).rostered()).isEqualTo(10);
    }

    @ParameterizedTest(name = "{0} h open are {1}")
    @CsvSource({
        "0,     UP_TO_A_DAY",
        "8,     UP_TO_A_DAY",
        "8.01,  UP_TO_THREE_DAYS",
        "24,    UP_TO_THREE_DAYS",
        "24.01, UP_TO_TEN_DAYS",
        "80,    UP_TO_TEN_DAYS",
        "80.01, OLDER"
    })
    void workHasAnAge(double hours, Age age) {
        assertThat(Age.of(Duration.ofSeconds(Math.round(hours * 3600)), Duration.ofHours(8)))
                .isEqualTo(age);
    }

    @Test
    void aBacklogIsClearedByWhatIsSpare() {
        var backlog = new Backlog(Map.of(Age.UP_TO_A_DAY, 20.0, Age.OLDER, 40.0));

        assertThat(backlog.total()).isEqualTo(60);
        assertThat(backlog.hours()).containsEntry(Age.UP_TO_TEN_DAYS, 0.0);
        assertThat(backlog.daysToClear(40, 30)).hasValue(6);
        assertThat(backlog.daysToClear(30, 30)).isEmpty();
        assertThat(new Backlog(Map.of()).daysToClear(30, 30)).hasValue(0);
    }

    @Test
    void aWantedAgeFixesAWantedBacklog() {
        assertThat(Backlog.wanted(12, 2.5)).isEqualTo(30);
        assertThat(Backlog.reserve(2.3)).isEqualTo(4);
        assertThat(Backlog.reserve(4)).isEqualTo(6);
        assertThat(Backlog.reserve(0)).isZero();
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ErlangC(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(0.8, 20, 0.85, 0.3).people(1e12, 180));
        assertThatIllegalArgumentException().isThrownBy(() -> new ErlangC(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(1, 20, 0.85, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(0.8, -1, 0.85, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(0.8, 20, 0, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(0.8, 20, 1.01, 0.3));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(0.8, 20, 0.85, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveTarget(0.8, 20, 0.85, -0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget(1, 1, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget(0.9, -1, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget(0.9, 1, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget.Work(1, 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget.Work(-1, 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget.Work(1, 1, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new QueuedTarget.Work(1, 1, 1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backlog(Map.of(Age.OLDER, -1.0)));
        assertThatIllegalArgumentException().isThrownBy(() -> Backlog.reserve(-1));
    }
}
