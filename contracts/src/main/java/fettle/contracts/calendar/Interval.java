package fettle.contracts.calendar;

import java.time.Duration;
import java.time.Instant;

/// A stretch of time, from `start` up to, but not including, `end`; empty when the two are the same.
public record Interval(Instant start, Instant end) {

    public Interval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("An interval ends at or after its start: " + start + ", " + end);
        }
    }

    /// The time from start to end on the time line, exact; zero for an empty interval.
    public Duration length() {
        return Duration.between(start, end);
    }

    /// Whether start and end are the same moment.
    public boolean isEmpty() {
        return start.equals(end);
    }

    /// Whether a moment lies within: the start does, the end does not (DOMAIN 1.5).
    public boolean contains(Instant moment) {
        return !moment.isBefore(start) && moment.isBefore(end);
    }

    /// The part of this interval that lies between the two moments, empty where none does.
    public Interval within(Instant from, Instant to) {
        Instant first = start.isAfter(from) ? start : from;
        Instant last = end.isBefore(to) ? end : to;
        return new Interval(first, last.isBefore(first) ? first : last);
    }
}
