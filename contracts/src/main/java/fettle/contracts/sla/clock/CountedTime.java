package fettle.contracts.sla.clock;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.calendar.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Business time of a calendar, less what approved exclusions removed from it.
///
/// @param exclusions apart from each other, in order
record CountedTime(BusinessCalendar calendar, List<Interval> exclusions) {

    static CountedTime of(BusinessCalendar calendar, List<Interval> exclusions) {
        if (exclusions.isEmpty()) {
            return new CountedTime(calendar, exclusions);
        }
        List<Interval> apart = new ArrayList<>();
        for (Interval next : exclusions.stream()
                .sorted(Comparator.comparing(Interval::start))
                .toList()) {
            if (!apart.isEmpty() && !next.start().isAfter(apart.getLast().end())) {
                Interval last = apart.removeLast();
                apart.add(new Interval(last.start(), last.end().isAfter(next.end()) ? last.end() : next.end()));
            } else {
                apart.add(next);
            }
        }
        return new CountedTime(calendar, List.copyOf(apart));
    }

    Duration between(Instant from, Instant to) {
        Duration open = calendar.between(from, to);
        return exclusions.isEmpty() ? open : open.minus(excluded(from, to));
    }

    /// The business time that the exclusions took out between two moments.
    Duration excluded(Instant from, Instant to) {
        Duration out = Duration.ZERO;
        for (Interval exclusion : exclusions) {
            Interval part = exclusion.within(from, to);
            out = out.plus(calendar.between(part.start(), part.end()));
        }
        return out;
    }

    /// The earliest moment by which so much has been counted.
    Optional<Instant> add(Instant from, Duration time) {
        Instant start = from;
        Duration left = time;
        for (Interval exclusion : exclusions) {
            if (!exclusion.end().isAfter(start) || exclusion.isEmpty()) {
                continue;
            }
            Instant stop = exclusion.start().isAfter(start) ? exclusion.start() : start;
            Duration room = calendar.between(start, stop);
            if (left.compareTo(room) <= 0) {
                return calendar.add(start, left);
            }
            left = left.minus(room);
            start = exclusion.end();
        }
        return calendar.add(start, left);
    }

    /// The first moment from here on that counts.
    Optional<Instant> next(Instant from) {
        Optional<Instant> open = calendar.nextOpen(from);
        for (Interval exclusion : exclusions) {
            if (open.isPresent() && exclusion.contains(open.get())) {
                open = calendar.nextOpen(exclusion.end());
            }
        }
        return open;
    }
}
