package fettle.contracts.sla.clock;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What holds for every ticket, tried on seeded random ones.
class SlaLawsTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final List<String> POLICIES = List.of("std", "gold", "night", "nyc", "carrier-pauses", "eff");
    private static final int ROUNDS = 1500;

    private final Random random = new Random(4711);

    @Test
    void laterEventsAreNotKnownYet() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = anyPolicy();
            List<SlaEvent> events = anyEvents(policy);
            Instant now = any(events).at();
            List<SlaEvent> known =
                    events.stream().filter(event -> !event.at().isAfter(now)).toList();

            assertThat(SlaEvaluation.evaluate(policy, events, now))
                    .isEqualTo(SlaEvaluation.evaluate(policy, known, now));
        }
    }

    @Test
    void aReplayGivesTheSameInAnyOrderOfReading() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = anyPolicy();
            List<SlaEvent> events = anyEvents(policy);
            Instant now = events.getLast().at().plus(Duration.ofHours(random.nextInt(200)));
            List<SlaEvent> shuffled = new ArrayList<>(events);
            Collections.shuffle(shuffled, random);

            assertThat(evaluate(policy, shuffled, now)).isEqualTo(evaluate(policy, events, now));
        }
    }

    @Test
    void timePassingNeverMendsABreachOrGivesTimeBack() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = anyPolicy();
            List<SlaEvent> events = anyEvents(policy);
            Instant now = events.getLast().at();

            var before = evaluate(policy, events, now).clocks();
            var after = evaluate(policy, events, now.plusSeconds(random.nextInt(400_000)))
                    .clocks();

            for (int i = 0; i < before.size(); i++) {
                assertThat(after.get(i).counted())
                        .isGreaterThanOrEqualTo(before.get(i).counted());
                assertThat(after.get(i).remaining())
                        .isLessThanOrEqualTo(before.get(i).remaining());
                assertThat(after.get(i).isBreached() || !before.get(i).isBreached())
                        .isTrue();
            }
        }
    }

    @Test
    void aRunningClockBreachesAtTheMomentItSaidAndNotBefore() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = anyPolicy();
            List<SlaEvent> events = anyEvents(policy);
            Instant now = events.getLast().at();

            for (ClockReading reading : evaluate(policy, events, now).clocks()) {
                reading.willBreachAt().ifPresent(at -> {
                    assertThat(same(reading, evaluate(policy, events, at)).isBreached())
                            .isFalse();
                    var later = same(reading, evaluate(policy, events, at.plusNanos(1)));
                    assertThat(later.breachAt()).hasValue(at);
                    assertThat(later.due()).isEqualTo(reading.due());
                });
            }
        }
    }

    @Test
    void aRoundTripOfPriorityKeepsTheBudget() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = Timelines.policy(random.nextBoolean() ? "std" : "gold");
            Instant lower = MONDAY.plusSeconds(random.nextInt(20_000));
            Instant back = lower.plusSeconds(random.nextInt(3_000));
            Instant now = back.plusSeconds(random.nextInt(20_000));
            List<SlaEvent> straight = List.of(new SlaEvent.Received(MONDAY, Priority.P3, Channel.PORTAL));
            List<SlaEvent> roundTrip = List.of(
                    straight.getFirst(),
                    new SlaEvent.PriorityChanged(lower, Priority.P2),
                    new SlaEvent.PriorityChanged(back, Priority.P3));

            ClockReading kept = evaluate(policy, straight, now).resolution().orElseThrow();
            ClockReading tripped = evaluate(policy, roundTrip, now).resolution().orElseThrow();

            assertThat(tripped.remaining()).isEqualTo(kept.remaining());
            if (!tripped.isBreached()) {
                assertThat(tripped.due()).isEqualTo(kept.due());
            }
        }
    }

    @Test
    void raisingThePriorityNeverMovesADueInstantLater() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = Timelines.policy("std");
            Instant change = MONDAY.plusSeconds(random.nextInt(90_000));
            List<SlaEvent> before = List.of(new SlaEvent.Received(MONDAY, Priority.P3, Channel.EMAIL));
            List<SlaEvent> after = List.of(before.getFirst(), new SlaEvent.PriorityChanged(change, Priority.P2));

            Instant due = evaluate(policy, before, change)
                    .resolution()
                    .orElseThrow()
                    .due()
                    .orElseThrow();
            Instant changed = evaluate(policy, after, change)
                    .resolution()
                    .orElseThrow()
                    .due()
                    .orElseThrow();

            assertThat(changed).isBeforeOrEqualTo(due);
        }
    }

    @Test
    void mergingAnEarlierTicketNeverImprovesAResult() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = anyPolicy();
            List<SlaEvent> events = anyEvents(policy);
            Instant merge = events.getLast().at().plusSeconds(60);
            Instant earlier = events.getFirst().at().minusSeconds(random.nextInt(100_000));
            List<SlaEvent> merged = new ArrayList<>(events);
            merged.add(new SlaEvent.MergedIn(merge, earlier, Optional.empty()));

            SlaEvaluation alone = evaluate(policy, events, merge);
            SlaEvaluation together = evaluate(policy, merged, merge);

            assertNoBetter(alone.response(), together.response());
            assertNoBetter(alone.resolution(), together.resolution());
        }
    }

    @Test
    void anExclusionRemovesExactlyWhatItSays() {
        for (int round = 0; round < ROUNDS; round++) {
            SlaPolicy policy = anyPolicy();
            List<SlaEvent> events = anyEvents(policy);
            Instant known = events.getLast().at().plusSeconds(1);
            Instant from = MONDAY.plusSeconds(random.nextInt(300_000));
            List<SlaEvent> excluded = new ArrayList<>(events);
            excluded.add(new SlaEvent.Excluded(known, from, from.plusSeconds(random.nextInt(50_000))));

            SlaEvaluation raw = evaluate(policy, events, known);
            SlaEvaluation adjusted = evaluate(policy, excluded, known);

            raw.resolution()
                    .ifPresent(before -> assertThat(adjusted.resolution()
                                    .orElseThrow()
                                    .counted()
                                    .plus(adjusted.excluded()))
                            .isEqualTo(before.counted()));
            assertThat(SlaEvaluation.evaluateRaw(policy, excluded, known)).hasValue(raw);
        }
    }

    private static void assertNoBetter(Optional<ClockReading> alone, Optional<ClockReading> together) {
        alone.ifPresent(before -> {
            ClockReading after = together.orElseThrow();
            assertThat(after.counted()).isGreaterThanOrEqualTo(before.counted());
        });
    }

    private static ClockReading same(ClockReading reading, SlaEvaluation evaluation) {
        return evaluation.clocks().stream()
                .filter(one -> one.commitment() == reading.commitment())
                .findFirst()
                .orElseThrow();
    }

    private static SlaEvaluation evaluate(SlaPolicy policy, List<SlaEvent> events, Instant now) {
        return SlaEvaluation.evaluate(policy, events, now).orElseThrow();
    }

    private SlaPolicy anyPolicy() {
        return Timelines.policy(any(POLICIES));
    }

    /// A ticket's life: received, then up to a dozen things, each at a moment of its own.
    private List<SlaEvent> anyEvents(SlaPolicy policy) {
        List<SlaEvent> events = new ArrayList<>();
        Instant at = MONDAY.plusSeconds(random.nextInt(200_000));
        events.add(new SlaEvent.Received(at, any(Priority.values()), any(Channel.values())));
        for (int count = random.nextInt(12); count > 0; count--) {
            at = at.plusSeconds(1 + random.nextInt(random.nextBoolean() ? 1_000 : 60_000));
            events.add(anyEvent(at, policy));
        }
        return events;
    }

    private SlaEvent anyEvent(Instant at, SlaPolicy policy) {
        return switch (random.nextInt(11)) {
            case 0, 1 -> new SlaEvent.Replied(at, Channel.EMAIL, random.nextInt(5) > 0);
            case 2 -> new SlaEvent.ClientWrote(at, random.nextBoolean());
            case 3, 4 -> new SlaEvent.Paused(at, any(PauseReason.values()));
            case 5 -> new SlaEvent.Resumed(at);
            case 6 -> new SlaEvent.PriorityChanged(at, any(Priority.values()));
            case 7 -> new SlaEvent.PriorityCorrected(at, any(Priority.values()));
            case 8 -> new SlaEvent.Resolved(at);
            case 9 -> new SlaEvent.Reopened(at);
            default -> new SlaEvent.PolicyChanged(at, random.nextInt(3) == 0 ? anyPolicy() : policy);
        };
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
