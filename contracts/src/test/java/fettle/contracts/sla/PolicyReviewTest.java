package fettle.contracts.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.calendar.Calendars;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyReviewTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final BusinessCalendar OFFICE = Calendars.named("lon");

    @Test
    void findsNothingWrongWithASoundPolicy() {
        assertThat(review(sound())).isEqualTo(new PolicyReview(List.of(), List.of()));
    }

    @Test
    void refusesACalendarThatNeverOpens() {
        var review = review(sound().counting(Priority.P3, Calendars.named("closed")));

        assertThat(review.refusals()).containsExactly(Sentence.of("contracts.sla.never-opens", "closed"));
    }

    @Test
    void refusesATargetThatTheCalendarNeverReaches() {
        Duration years = Duration.ofHours(40_000);

        assertThat(review(sound().promising(Priority.P4, Commitment.RESOLUTION, years))
                        .refusals())
                .containsExactly(Sentence.of(
                        "contracts.sla.target-too-long",
                        "lon",
                        years,
                        Sentence.of("contracts.attainment.commitment.resolution"),
                        "P4"));
    }

    @Test
    void refusesAPolicyThatPromisesNothing() {
        assertThat(review(SlaPolicy.of("Bare", OFFICE)).refusals())
                .containsExactly(Sentence.of("contracts.sla.promises-nothing"));
    }

    @Test
    void refusesAResponseLaterThanTheResolution() {
        var review = review(sound().promising(Priority.P1, Commitment.RESPONSE, Duration.ofHours(5)));

        assertThat(review.refusals()).containsExactly(Sentence.of("contracts.sla.response-after-resolution", "P1"));
    }

    @Test
    void warnsWhereALessUrgentPriorityIsPromisedMore() {
        var review = review(sound().promising(Priority.P2, Commitment.RESOLUTION, Duration.ofHours(3)));

        assertThat(review.isRefused()).isFalse();
        assertThat(review.warnings()).containsExactly(Sentence.of("contracts.sla.sooner.resolution", "P2", "P1"));
    }

    @Test
    void warnsWhereOurOwnSupplierStopsTheClientsClock() {
        var review = review(sound().stoppingFor(Set.of(PauseReason.CLIENT_INFO, PauseReason.SUPPLIER)));

        assertThat(review.warnings())
                .containsExactly(Sentence.of("contracts.sla.wait-stops-clocks", PauseReason.SUPPLIER.words()));
    }

    @Test
    void warnsWhereASupplierMayTakeLongerThanWePromise() {
        var quick = new Supplier("Carrier", BusinessCalendar.aroundTheClock(), Duration.ofHours(4));
        var slow = new Supplier("Printer people", OFFICE, Duration.ofHours(17));

        var review = PolicyReview.of(sound(), List.of(quick, slow), MONDAY);

        assertThat(review.warnings())
                .containsExactly(
                        Sentence.of("contracts.sla.supplier-too-slow", "Printer people", Duration.ofHours(4), "P1"),
                        Sentence.of("contracts.sla.supplier-too-slow", "Printer people", Duration.ofHours(8), "P2"));
    }

    @Test
    void reopensUntilTheCloseOfTheFifthBusinessDay() {
        assertThat(sound().reopensUntil(Instant.parse("2026-03-02T12:00:00Z")))
                .hasValue(Instant.parse("2026-03-09T17:30:00Z"));
    }

    @Test
    void hasOneTargetForEachPriorityAndCommitment() {
        var target = new SlaTarget(Priority.P1, Commitment.RESPONSE, Duration.ofHours(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlaPolicy(
                        "Twice",
                        OFFICE,
                        Map.of(),
                        List.of(target, target),
                        Set.of(),
                        SlaPolicy.Reopening.CONTINUE,
                        5,
                        List.of(50),
                        false));
    }

    @Test
    void givesThePriorityOfTheBareMatrix() {
        assertThat(PriorityMatrix.priority(Impact.HIGH, Urgency.HIGH)).isEqualTo(Priority.P1);
        assertThat(PriorityMatrix.priority(Impact.MEDIUM, Urgency.HIGH)).isEqualTo(Priority.P2);
        assertThat(PriorityMatrix.priority(Impact.MEDIUM, Urgency.MEDIUM)).isEqualTo(Priority.P3);
        assertThat(PriorityMatrix.priority(Impact.LOW, Urgency.HIGH)).isEqualTo(Priority.P3);
        assertThat(PriorityMatrix.priority(Impact.LOW, Urgency.MEDIUM)).isEqualTo(Priority.P4);
        assertThat(Priority.P3.atLeast(Priority.P2)).isEqualTo(Priority.P2);
    }

    private static PolicyReview review(SlaPolicy policy) {
        return PolicyReview.of(policy, List.of(), MONDAY);
    }

    private static SlaPolicy sound() {
        return SlaPolicy.of("Sound", OFFICE)
                .promising(Priority.P1, Commitment.RESPONSE, Duration.ofMinutes(15))
                .promising(Priority.P1, Commitment.RESOLUTION, Duration.ofHours(4))
                .promising(Priority.P2, Commitment.RESOLUTION, Duration.ofHours(8))
                .promising(Priority.P3, Commitment.RESOLUTION, Duration.ofHours(17))
                .promising(Priority.P4, Commitment.RESPONSE, Duration.ofHours(8));
    }
}
