package fettle.contracts.sla.clock;

import fettle.contracts.calendar.Interval;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.SlaEvent.ClientWrote;
import fettle.contracts.sla.SlaEvent.Excluded;
import fettle.contracts.sla.SlaEvent.KeptWaiting;
import fettle.contracts.sla.SlaEvent.MergedIn;
import fettle.contracts.sla.SlaEvent.PolicyChanged;
import fettle.contracts.sla.SlaEvent.Reassigned;
import fettle.contracts.sla.SlaEvent.Received;
import fettle.contracts.sla.SlaEvent.Reopened;
import fettle.contracts.sla.SlaEvent.Replied;
import fettle.contracts.sla.SlaEvent.Resolved;
import fettle.contracts.sla.SlaEvent.SplitOff;
import fettle.contracts.sla.SlaPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The events of a ticket as they are to be judged, in order: what a later event says about an earlier one is done.
///
/// @param policy the policy that judges from receipt
/// @param exclusions the times that approved exclusions remove from the resolution clock
record History(SlaPolicy policy, List<SlaEvent> events, List<Interval> exclusions) {

    private static final Comparator<SlaEvent> BY_TIME = Comparator.comparing(SlaEvent::at);

    /// What is known at a moment, nothing when the ticket had not been received.
    static Optional<History> known(SlaPolicy policy, List<SlaEvent> events, Instant now) {
        List<SlaEvent> known = new ArrayList<>(events.size() + 2);
        for (SlaEvent event : events) {
            if (!event.at().isAfter(now)) {
                known.add(event);
            }
        }
        known.sort(BY_TIME);
        if (known.stream().noneMatch(Received.class::isInstance)) {
            return Optional.empty();
        }
        return Optional.of(judged(policy, known));
    }

    private static History judged(SlaPolicy atReceipt, List<SlaEvent> events) {
        SlaPolicy policy = atReceipt;
        List<Interval> exclusions = new ArrayList<>();
        for (SlaEvent event : List.copyOf(events)) {
            switch (event) {
                case Reassigned reassigned -> {
                    policy = reassigned.to();
                    events.removeIf(earlier ->
                            earlier instanceof PolicyChanged && !earlier.at().isAfter(event.at()));
                }
                case MergedIn merged -> merge(merged, events);
                case Excluded excluded -> exclusions.add(new Interval(excluded.from(), excluded.to()));
                case KeptWaiting kept -> keepWaiting(kept, events);
                case SplitOff split ->
                    events.removeIf(one -> one.at().equals(split.message())
                            && (one instanceof ClientWrote || one instanceof Reopened));
                default -> {}
            }
        }
        return new History(policy, List.copyOf(events), List.copyOf(exclusions));
    }

    /// The earlier receipt counts, and the other ticket's reply if it was earlier; a live contact of ours
    /// that came after the other ticket's receipt answered that one, at its own moment.
    private static void merge(MergedIn merged, List<SlaEvent> events) {
        Received received = received(events);
        merged.replied()
                .filter(replied -> replied.isBefore(firstAnswer(events)))
                .ifPresent(replied -> events.add(new Replied(replied, Channel.EMAIL, true)));
        if (merged.received().isBefore(received.at())) {
            events.remove(received);
            boolean live = received.channel().isLive();
            events.addFirst(
                    new Received(merged.received(), received.priority(), live ? Channel.EMAIL : received.channel()));
            if (live) {
                events.add(1, new Replied(received.at(), received.channel(), true));
            }
        }
        events.sort(BY_TIME);
    }

    private static Received received(List<SlaEvent> events) {
        return events.stream()
                .filter(Received.class::isInstance)
                .map(Received.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Instant firstAnswer(List<SlaEvent> events) {
        return events.stream()
                .filter(event -> switch (event) {
                    case Received received -> received.channel().isLive();
                    case Replied replied -> replied.reached();
                    default -> event instanceof Resolved;
                })
                .map(SlaEvent::at)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static void keepWaiting(KeptWaiting kept, List<SlaEvent> events) {
        for (int i = events.indexOf(kept) - 1; i >= 0; i--) {
            if (events.get(i) instanceof ClientWrote(var at, var answers) && answers) {
                events.set(i, new ClientWrote(at, false));
                return;
            }
        }
    }
}
