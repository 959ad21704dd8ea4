package fettle.contracts.sla;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What is wrong with a policy that somebody is about to save, in sentences for that person.
///
/// @param refusals why it can't be saved
/// @param warnings what is likely a mistake, or will hurt, though it may be saved
public record PolicyReview(List<Sentence> refusals, List<Sentence> warnings) {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS_SAMPLED = 24 * 28;

    public PolicyReview {
        refusals = List.copyOf(refusals);
        warnings = List.copyOf(warnings);
    }

    /// Judges a policy that is to hold from a moment on.
    ///
    /// @param suppliers those whose underpinning targets must fit inside ours (DOMAIN 2.6)
    public static PolicyReview of(SlaPolicy policy, Collection<Supplier> suppliers, Instant from) {
        var findings = new Findings(policy, from);
        findings.lookAtCalendars();
        findings.lookAtTargets();
        findings.lookAtOrder();
        findings.lookAtPauses();
        if (findings.refusals.isEmpty()) {
            suppliers.forEach(findings::lookAtSupplier);
        }
        return new PolicyReview(findings.refusals, findings.warnings);
    }

    /// Whether the policy cannot be saved; warnings alone do not stop it.
    public boolean isRefused() {
        return !refusals.isEmpty();
    }

    private static final class Findings {

        private final SlaPolicy policy;
        private final Instant from;
        private final List<Sentence> refusals = new ArrayList<>();
        private final List<Sentence> warnings = new ArrayList<>();

        Findings(SlaPolicy policy, Instant from) {
            this.policy = policy;
            this.from = from;
        }

        void lookAtCalendars() {
            Map<Priority, BusinessCalendar> used = new EnumMap<>(Priority.class);
            for (Priority priority : Priority.values()) {
                used.put(priority, policy.calendarFor(priority));
            }
            used.values().stream()
                    .distinct()
                    .filter(calendar -> calendar.isNeverOpenAfter(from))
                    .forEach(calendar -> refusals.add(Sentence.of("contracts.sla.never-opens", calendar.name())));
        }

        void lookAtTargets() {
            if (policy.targets().isEmpty()) {
                refusals.add(Sentence.of("contracts.sla.promises-nothing"));
            }
            for (Priority priority : Priority.values()) {
                lookAtTargets(priority);
            }
            policy.targets().forEach(this::lookAtLength);
        }

        /// A lower priority with less time than a higher one is likely a slip of the pen.
        void lookAtOrder() {
            List<Priority> order = List.of(Priority.values());
            for (Commitment commitment : Commitment.values()) {
                for (int i = 1; i < order.size(); i++) {
                    lookAtOrder(order.get(i - 1), order.get(i), commitment);
                }
            }
        }

        void lookAtPauses() {
            for (PauseReason reason : PauseReason.values()) {
                if (policy.stopping().contains(reason) && !PauseReason.DEFAULT_STOPPING.contains(reason)) {
                    warnings.add(Sentence.of("contracts.sla.wait-stops-clocks", reason.words()));
                }
            }
        }

        /// The worst case is looked for at every hour of four weeks in which the client's clock runs.
        void lookAtSupplier(Supplier supplier) {
            for (Priority priority : Priority.values()) {
                policy.target(priority, Commitment.RESOLUTION)
                        .filter(target -> endsLate(supplier, policy.calendarFor(priority), target))
                        .ifPresent(target -> warnings.add(Sentence.of(
                                "contracts.sla.supplier-too-slow", supplier.name(), target, priority.name())));
            }
        }

        private void lookAtTargets(Priority priority) {
            Optional<Duration> response = policy.target(priority, Commitment.RESPONSE);
            Optional<Duration> update = policy.target(priority, Commitment.UPDATE);
            Optional<Duration> resolution = policy.target(priority, Commitment.RESOLUTION);
            if (isLonger(response, resolution)) {
                refusals.add(Sentence.of("contracts.sla.response-after-resolution", priority.name()));
            }
            if (isLonger(update, resolution)) {
                warnings.add(Sentence.of("contracts.sla.update-after-resolution", priority.name()));
            }
            if (response.isEmpty() && update.isEmpty() && resolution.isEmpty()) {
                warnings.add(Sentence.of("contracts.sla.nothing-promised", priority.name()));
            }
        }

        /// A target that the calendar does not reach within ten years would never be due; one that never
        /// opens at all has been refused already.
        private void lookAtLength(SlaTarget target) {
            BusinessCalendar calendar = policy.calendarFor(target.priority());
            if (!calendar.isNeverOpenAfter(from)
                    && calendar.add(from, target.within()).isEmpty()) {
                String word = target.commitment().name().toLowerCase(Locale.ROOT);
                refusals.add(Sentence.of(
                        "contracts.sla.target-too-long",
                        calendar.name(),
                        target.within(),
                        Sentence.of("contracts.attainment.commitment." + word),
                        target.priority().name()));
            }
        }

        private void lookAtOrder(Priority higher, Priority lower, Commitment commitment) {
            boolean sameHours = policy.calendarFor(higher).equals(policy.calendarFor(lower));
            if (sameHours && isLonger(policy.target(higher, commitment), policy.target(lower, commitment))) {
                String word = commitment.name().toLowerCase(Locale.ROOT);
                warnings.add(Sentence.of("contracts.sla.sooner." + word, lower.name(), higher.name()));
            }
        }

        private boolean endsLate(Supplier supplier, BusinessCalendar client, Duration target) {
            for (int hour = 0; hour < HOURS_SAMPLED; hour++) {
                Instant start = from.plus(HOUR.multipliedBy(hour));
                Optional<Instant> theirs = supplier.calendar().add(start, supplier.target());
                Optional<Instant> ours = client.add(start, target);
                if (theirs.isEmpty() || (ours.isPresent() && theirs.get().isAfter(ours.get()))) {
                    return true;
                }
            }
            return false;
        }

        /// Whether both are promised, the first with more time than the second.
        private static boolean isLonger(Optional<Duration> one, Optional<Duration> other) {
            return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) > 0;
        }
    }
}
