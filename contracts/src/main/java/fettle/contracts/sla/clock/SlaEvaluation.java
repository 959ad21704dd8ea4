package fettle.contracts.sla.clock;

import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that a ticket's clocks show at a moment, worked out from the policy and the events alone (DOMAIN 2).
///
/// Nothing is stored between evaluations, so the same events give the same result on any day and any machine.
///
/// @param policy the policy that judges now: the one at receipt, unless an amendment or a reassignment replaced it
/// @param pausedFor why the ticket waits, whether or not that stops its clocks
/// @param response nothing when no response is owed
/// @param update the running cycle, nothing between cycles
/// @param updatesMet closed cycles that were in time
/// @param updatesBreached closed cycles that were late
/// @param resolution nothing when no resolution is owed
/// @param earlier the results of resolutions that a reopening ended, where the policy starts afresh
/// @param suppliers the stays with suppliers, in order
/// @param excluded the business time that approved exclusions took out of the resolution clock
/// @param outcomes every promise whose outcome is known: response, resolution, and the updates as one case
public record SlaEvaluation(
        SlaPolicy policy,
        Priority priority,
        Instant receivedAt,
        Optional<PauseReason> pausedFor,
        Optional<Instant> resolvedAt,
        Optional<ClockReading> response,
        Optional<ClockReading> update,
        int updatesMet,
        int updatesBreached,
        Optional<ClockReading> resolution,
        List<Outcome> earlier,
        List<SupplierReading> suppliers,
        Duration excluded,
        List<Outcome> outcomes) {

    /// Reads the clocks of a ticket as of a moment; later events are not known yet.
    ///
    /// @param policy the policy in force when the ticket was received
    /// @param events in any order; among those of one moment the order given counts; exactly one is `Received`
    /// @param now the moment of reading; events at this very moment are known
    /// @return nothing when the ticket had not been received by then
    public static Optional<SlaEvaluation> evaluate(SlaPolicy policy, List<SlaEvent> events, Instant now) {
        return History.known(policy, events, now)
                .map(history -> TicketClocks.replay(history).read(now));
    }

    /// Reads the same clocks as if nothing had been excluded: the raw figures of a report (DOMAIN 2.8).
    public static Optional<SlaEvaluation> evaluateRaw(SlaPolicy policy, List<SlaEvent> events, Instant now) {
        List<SlaEvent> raw = events.stream()
                .filter(event -> !(event instanceof SlaEvent.Excluded))
                .toList();
        return evaluate(policy, raw, now);
    }

    /// The clocks that are owed now, in the order response, update, resolution.
    public List<ClockReading> clocks() {
        return Stream.of(response, update, resolution).flatMap(Optional::stream).toList();
    }
}
