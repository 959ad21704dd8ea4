package fettle.contracts.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.money.Money;
import fettle.contracts.order.OrderOfWork.Place;
import fettle.contracts.order.Owed.What;
import fettle.contracts.sla.Priority;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderOfWorkTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:40:00Z");
    private static final Person TESS = new Person("tess", 1, Map.of("server", 2), false, 0, 5);

    @Test
    void classZeroGoesFirstInItsOwnOrder() {
        var safety = new Draft("safety").safety().work();
        var unowned = new Draft("unowned").priority(Priority.P1).work();
        var promise = new Draft("promise").owes(What.PROMISE, -1).work();
        var costly = new Draft("costly").costs(90_000_000).work();

        assertThat(ids(costly, promise, unowned, safety)).containsExactly("safety", "unowned", "promise", "costly");
    }

    @ParameterizedTest(name = "{0} with {1} min left is {2}")
    @CsvSource({
        "PROMISE,    0,   BY_SCORE",
        "PROMISE,    -1,  BROKEN_WORD",
        "RESPONSE,   -15, BY_SCORE",
        "RESPONSE,   -16, BROKEN_WORD",
        "UPDATE,     -99, BY_SCORE",
        "RESOLUTION, -99, BY_SCORE"
    })
    void aBrokenWordGoesBeforeAnyScore(What what, int minutes, Rank rank) {
        assertThat(new Draft("a").owes(what, minutes).work().rank()).isEqualTo(rank);
    }

    @Test
    void p1WithSomebodyAtItGoesByScore() {
        var held = new Holding(Optional.of("tess"), true, false, false);

        assertThat(new Draft("a").priority(Priority.P1).held(held).work().rank())
                .isEqualTo(Rank.BY_SCORE);
        assertThat(Rank.BY_SCORE.isClassZero()).isFalse();
        assertThat(Rank.BROKEN_WORD.isClassZero()).isTrue();
    }

    @Test
    void theHigherScoreGoesFirst() {
        assertThat(ids(
                        new Draft("cheap").costs(100).work(),
                        new Draft("dear").costs(200).work()))
                .containsExactly("dear", "cheap");
    }

    @Test
    void tiesGoByDueThenReceiptThenId() {
        var late = new Draft("a").received(1).work();
        var early = new Draft("c").received(0).work();
        var same = new Draft("b").received(0).work();

        assertThat(ids(late, early, same)).containsExactly("b", "c", "a");
        assertThat(ids(late, same, early)).containsExactly("b", "c", "a");
        var dueLater = new Draft("x").owes(What.RESOLUTION, 6000).received(0);
        var dueSooner = new Draft("y").owes(What.RESOLUTION, 6000).received(1);
        dueSooner.owed.set(0, new Owed(What.RESOLUTION, Duration.ofHours(100), NOW));
        assertThat(ids(dueLater.work(), dueSooner.work())).containsExactly("y", "x");
        assertThat(ids(new Draft("z").received(0).work(), dueLater.worth0()))
                .as("what is never due comes after what is")
                .containsExactly("x", "z");
    }

    @Test
    void everyFifthPickIsTheOldestOverAgeTicket() {
        var dear = new Draft("dear").costs(90_000).work();
        var old = new Draft("old").received(-3).untouched(40).work();
        var older = new Draft("older").received(-9).untouched(41).work();
        var oldestButTouched = new Draft("oldest").received(-99).untouched(1).work();
        var order = OrderOfWork.of(List.of(old, dear, oldestButTouched, older), Stakes.STANDARD);

        assertThat(order.next(4).map(place -> place.work().id())).contains("dear");
        assertThat(order.next(5).map(place -> place.work().id())).contains("older");
        assertThat(OrderOfWork.of(List.of(dear), Stakes.STANDARD).next(10)).isPresent();
        assertThat(OrderOfWork.of(List.of(), Stakes.STANDARD).next(5)).isEmpty();
    }

    @Test
    void ofOverAgeTicketsReceivedTogetherTheSmallerIdGoesFirst() {
        var one = new Draft("b").untouched(40).costs(90_000).work();
        var other = new Draft("a").untouched(40).work();

        assertThat(OrderOfWork.of(List.of(one, other), Stakes.STANDARD)
                        .next(5)
                        .map(place -> place.work().id()))
                .contains("a");
    }

    @Test
    void troubleOutsideProductionHoursCountsAQuarter() {
        var effect = new Effect(0, Optional.of(Money.ofMinor(400_00, "GBP")), false);
        var draft = new Draft("a");
        var work = new OpenWork(
                "a",
                NOW,
                Priority.P3,
                "printer",
                1,
                false,
                effect,
                List.of(),
                Duration.ZERO,
                Duration.ofHours(2),
                1,
                Holding.QUEUED);

        assertThat(Score.of(work, Stakes.STANDARD).total()).isEqualTo(50);
        assertThat(Score.of(draft.work(), Stakes.STANDARD).total()).isEqualTo(40);
        assertThat(draft.work().effect()).isEqualTo(Effect.unknown());
    }

    @ParameterizedTest(name = "{0} untouched for {1} min: {2}")
    @CsvSource({
        "P1, 59,   false", "P1, 60,   true", "P2, 239,  false", "P2, 240,  true",
        "P3, 959,  false", "P3, 960,  true", "P4, 2399, false", "P4, 2400, true"
    })
    void whatNobodyTouchesGetsOverAge(Priority priority, int minutes, boolean overAge) {
        var draft = new Draft("a").priority(priority);
        draft.untouched = Duration.ofMinutes(minutes);

        assertThat(draft.work().isOverAge()).isEqualTo(overAge);
    }

    @Test
    void aPersonSeesOnlyWhatTheyMayDo() {
        var own = new Holding(Optional.of("tess"), true, false, false);
        var others = new Holding(Optional.of("ann"), true, false, false);
        var full = new Person("tess", 1, Map.of(), false, 5, 5);

        assertThat(TESS.mayTake(new Draft("a").work())).isTrue();
        assertThat(TESS.mayTake(new Draft("a").needs("network", 2).work())).isFalse();
        assertThat(TESS.mayTake(new Draft("a").needs("server", 2).work())).isTrue();
        assertThat(new Person("tess", 1, Map.of(), true, 0, 5)
                        .mayTake(new Draft("a").needs("network", 3).work()))
                .isTrue();
        assertThat(TESS.mayTake(new Draft("a").held(waiting(false)).work())).isFalse();
        assertThat(TESS.mayTake(new Draft("a").held(waiting(true)).work())).isTrue();
        assertThat(full.mayTake(new Draft("a").work())).isFalse();
        assertThat(full.mayTake(new Draft("a").held(others).work())).isFalse();
        assertThat(full.mayTake(new Draft("a").held(own).work())).isTrue();
        assertThat(full.mayTake(new Draft("a").safety().work())).isTrue();
    }

    @Test
    void aPersonsListKeepsTheOrder() {
        var order = OrderOfWork.of(
                List.of(
                        new Draft("low").work(),
                        new Draft("hard").needs("network", 2).costs(999_00).work(),
                        new Draft("high").costs(99_00).work()),
                Stakes.STANDARD);

        assertThat(order.forPerson(TESS).places())
                .extracting(place -> place.work().id())
                .containsExactly("high", "low");
    }

    @Test
    void theReasonsReadStrongestFirst() {
        var work = new Draft("a")
                .costs(420_00)
                .users(12)
                .owes(What.PROMISE, 20)
                .owes(What.UPDATE, 600)
                .untouched(2)
                .factor(2)
                .work();

        assertThat(reasons(work))
                .containsExactly(
                        Sentence.of("contracts.order.due.promise", NOW.plusSeconds(1200), Duration.ofMinutes(20)),
                        Sentence.of("contracts.order.people-at", 12, Money.ofMinor(420_00, "GBP")),
                        Sentence.of("contracts.order.waiting", Duration.ofHours(2)),
                        Sentence.of("contracts.order.due.update", NOW.plusSeconds(36_000), Duration.ofHours(10)),
                        Sentence.of("contracts.order.less-than-fair"));
    }

    @Test
    void theReasonsSayWhatIsLateAndWhatGoesBeforeAnyScore() {
        var work = new Draft("a")
                .costs(0)
                .owes(What.RESPONSE, -20)
                .owes(What.RESOLUTION, -1)
                .factor(0.5)
                .work();

        assertThat(reasons(work))
                .containsExactly(
                        Sentence.of("contracts.order.broken-word"),
                        Sentence.of("contracts.order.late.response", NOW.minusSeconds(1200), Duration.ofMinutes(20)),
                        Sentence.of("contracts.order.late.resolution", NOW.minusSeconds(60), Duration.ofMinutes(1)),
                        Sentence.of("contracts.order.more-than-fair"));
        assertThat(reasons(new Draft("a").safety().costs(0).work()))
                .containsExactly(Sentence.of("contracts.order.safety"));
        assertThat(reasons(new Draft("a").priority(Priority.P1).costs(0).work()))
                .containsExactly(Sentence.of("contracts.order.p1-without-owner"));
    }

    @Test
    void theReasonsNameNoMoneyThatIsNotKnown() {
        assertThat(reasons(new Draft("a").work())).containsExactly(Sentence.of("contracts.order.impact-unknown", "P3"));
        assertThat(reasons(new Draft("a").users(3).work())).containsExactly(Sentence.of("contracts.order.people", 3));
        assertThat(reasons(new Draft("a").costs(100).work()))
                .containsExactly(Sentence.of("contracts.order.cost", Money.ofMinor(100, "GBP")));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft("a").untouched(-1).work());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft("a").factor(0).work());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft("a").users(-1).work());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Draft("a").costs(-1).work());
        assertThatIllegalArgumentException().isThrownBy(() -> new Fairness(1.1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fairness(-0.1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fairness(0.5, 1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fairness(0.5, -0.1));
        var word = Stakes.STANDARD.word();
        for (int i = 0; i < 4; i++) {
            double[] amounts = {1, 1, 1, 1};
            amounts[i] = -1;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Stakes.ByPriority(amounts[0], amounts[1], amounts[2], amounts[3]));
        }
        assertThat(new Stakes(new Stakes.ByPriority(0, 0, 0, 0), word, 0, 0).waiting())
                .isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new Stakes(word, word, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stakes(word, word, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Stakes(word, word, 1, -1));
    }

    private static List<String> ids(OpenWork... work) {
        List<OpenWork> shuffled = new ArrayList<>(List.of(work));
        Collections.reverse(shuffled);
        return OrderOfWork.of(shuffled, Stakes.STANDARD).places().stream()
                .map(place -> place.work().id())
                .toList();
    }

    private static List<Sentence> reasons(OpenWork work) {
        return Reasons.of(new Place(work, Score.of(work, Stakes.STANDARD)));
    }

    private static Holding waiting(boolean followUpDue) {
        return new Holding(Optional.empty(), false, true, followUpDue);
    }

    /// A ticket of ours, changed where a test looks.
    private static final class Draft {

        private final String id;
        private final List<Owed> owed = new ArrayList<>();
        private Instant received = NOW;
        private Priority priority = Priority.P3;
        private String kind = "printer";
        private int level = 1;
        private boolean safety;
        private int users;
        private Optional<Money> perHour = Optional.empty();
        private Duration untouched = Duration.ZERO;
        private double factor = 1;
        private Holding holding = Holding.QUEUED;

        Draft(String id) {
            this.id = id;
        }

        Draft received(int hours) {
            received = NOW.plusSeconds(3600L * hours);
            return this;
        }

        Draft priority(Priority other) {
            priority = other;
            return this;
        }

        Draft needs(String of, int skill) {
            kind = of;
            level = skill;
            return this;
        }

        Draft safety() {
            safety = true;
            return this;
        }

        Draft users(int count) {
            users = count;
            return this;
        }

        Draft costs(long minor) {
            perHour = Optional.of(Money.ofMinor(minor, "GBP"));
            return this;
        }

        Draft owes(What what, int minutesLeft) {
            owed.add(new Owed(what, Duration.ofMinutes(minutesLeft), NOW.plusSeconds(60L * minutesLeft)));
            return this;
        }

        Draft untouched(int hours) {
            untouched = Duration.ofHours(hours);
            return this;
        }

        Draft factor(double other) {
            factor = other;
            return this;
        }

        Draft held(Holding other) {
            holding = other;
            return this;
        }

        OpenWork work() {
            var effect = new Effect(users, perHour, true);
            return new OpenWork(
                    id,
                    received,
                    priority,
                    kind,
                    level,
                    safety,
                    effect,
                    owed,
                    untouched,
                    Duration.ofHours(1),
                    factor,
                    holding);
        }

        /// The same with nothing in its score but the usual impact, though it is due at some time.
        OpenWork worth0() {
            owed.replaceAll(one -> new Owed(What.PROMISE, Duration.ofHours(100), one.due()));
            return work();
        }
    }
}
