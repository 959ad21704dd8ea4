package fettle.contracts.sla;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.words.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The part of a contract that says how soon we answer and solve, and how that is measured (DOMAIN 2.1).
///
/// The policy in force at receipt governs a ticket to its end, unless an amendment says otherwise.
///
/// @param name what people call it, such as "Gold"
/// @param calendar the hours in which its time counts
/// @param calendars other hours for some priorities, such as P1 round the clock
/// @param targets what is promised; a priority and commitment that are absent promise nothing
/// @param stopping the reasons to wait that stop the clocks of update and resolution
/// @param reopening whether a reopened ticket goes on with its budget, or starts a full one
/// @param reopenDays business days after resolution within which a ticket reopens; later, a new one is linked
/// @param warningPoints per cents of a target used at which the clock warns, ascending
/// @param strictDue met only if stopped at or before the due instant, not if no more than the target was counted
public record SlaPolicy(
        String name,
        BusinessCalendar calendar,
        Map<Priority, BusinessCalendar> calendars,
        List<SlaTarget> targets,
        Set<PauseReason> stopping,
        Reopening reopening,
        int reopenDays,
        List<Integer> warningPoints,
        boolean strictDue) {

    /// What becomes of the resolution clock when a resolved ticket comes back.
    public enum Reopening {
        /// It goes on with the budget left, and an earlier "met" is withdrawn.
        CONTINUE,
        /// The earlier result stands, and a full budget starts.
        FRESH
    }

    public SlaPolicy {
        calendars = Map.copyOf(calendars);
        targets = List.copyOf(targets);
        stopping = Set.copyOf(stopping);
        warningPoints = warningPoints.stream().sorted().toList();
        if (targets.stream()
                        .map(target -> List.of(target.priority(), target.commitment()))
                        .distinct()
                        .count()
                < targets.size()) {
            throw Refused.because("contracts.sla.policy.one-target");
        }
        if (reopenDays < 0) {
            throw Refused.because("contracts.sla.policy.reopen-days");
        }
        if (warningPoints.stream().anyMatch(percent -> percent < 1 || percent > 99)) {
            throw Refused.because("contracts.sla.policy.warning-points");
        }
    }

    /// A policy that promises nothing yet, with our defaults: the client's reasons stop the clocks, a
    /// reopened ticket goes on with its budget for five business days, and warnings come at 50, 75 and 90
    /// per cent.
    public static SlaPolicy of(String name, BusinessCalendar calendar) {
        return new SlaPolicy(
                name,
                calendar,
                Map.of(),
                List.of(),
                PauseReason.DEFAULT_STOPPING,
                Reopening.CONTINUE,
                5,
                List.of(50, 75, 90),
                false);
    }

    /// The same policy with one target set or replaced.
    public SlaPolicy promising(Priority priority, Commitment commitment, Duration within) {
        List<SlaTarget> all = new ArrayList<>(targets);
        all.removeIf(target -> target.priority() == priority && target.commitment() == commitment);
        all.add(new SlaTarget(priority, commitment, within));
        return new SlaPolicy(name, calendar, calendars, all, stopping, reopening, reopenDays, warningPoints, strictDue);
    }

    /// The same policy with other hours for one priority.
    public SlaPolicy counting(Priority priority, BusinessCalendar hours) {
        Map<Priority, BusinessCalendar> all = new EnumMap<>(Priority.class);
        all.putAll(calendars);
        all.put(priority, hours);
        return new SlaPolicy(name, calendar, all, targets, stopping, reopening, reopenDays, warningPoints, strictDue);
    }

    /// The same policy with other reasons that stop its clocks.
    public SlaPolicy stoppingFor(Set<PauseReason> reasons) {
        return new SlaPolicy(
                name, calendar, calendars, targets, reasons, reopening, reopenDays, warningPoints, strictDue);
    }

    /// The same policy with another rule for reopened tickets.
    public SlaPolicy reopening(Reopening mode, int withinBusinessDays) {
        return new SlaPolicy(
                name, calendar, calendars, targets, stopping, mode, withinBusinessDays, warningPoints, strictDue);
    }

    /// The same policy, met only by what stops at or before its due instant ("by 17:30 on the day").
    public SlaPolicy judgedByDue() {
        return new SlaPolicy(name, calendar, calendars, targets, stopping, reopening, reopenDays, warningPoints, true);
    }

    /// The hours in which time counts for a priority.
    public BusinessCalendar calendarFor(Priority priority) {
        return calendars.getOrDefault(priority, calendar);
    }

    /// What is promised, nothing where the policy has no such target.
    public Optional<Duration> target(Priority priority, Commitment commitment) {
        for (SlaTarget target : targets) {
            if (target.priority() == priority && target.commitment() == commitment) {
                return Optional.of(target.within());
            }
        }
        return Optional.empty();
    }

    /// The last moment at which a ticket resolved at `resolved` comes back as itself: the close of the
    /// business day that many days ahead (DOMAIN 2.4), nothing when it does not come within ten years.
    public Optional<Instant> reopensUntil(Instant resolved) {
        return calendar.closeOfDay(resolved, reopenDays);
    }
}
