package fettle.contracts.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Finds the ends of business days: the civil dates with open time, in the zone of the version in force.
final class BusinessDays {

    private static final Duration TICK = Duration.ofNanos(1);

    private final BusinessCalendar calendar;
    private final List<Timeline.Span> spans;

    BusinessDays(BusinessCalendar calendar, List<Timeline.Span> spans) {
        this.calendar = calendar;
        this.spans = spans;
    }

    Optional<Instant> close(Instant moment, Instant limit, int daysAhead) {
        int daysLeft = daysAhead;
        LocalDate counted = LocalDate.MIN;
        Optional<Instant> close = Optional.empty();
        for (Timeline.Span span : spans) {
            LocalDate date = span.version().dateOf(latest(moment, span.start()));
            for (; span.version().startOf(date).isBefore(earliest(span.end(), limit)); date = date.plusDays(1)) {
                Optional<Instant> end = endOf(date, span, moment);
                if (end.isPresent() && daysLeft < 0 && !date.equals(counted)) {
                    return close;
                }
                if (end.isPresent()) {
                    daysLeft -= date.equals(counted) ? 0 : 1;
                    counted = date;
                    close = end;
                }
            }
        }
        return daysLeft < 0 ? close : Optional.empty();
    }

    /// The last open moment of a date as far as the version rules it, nothing when none is left.
    private Optional<Instant> endOf(LocalDate date, Timeline.Span span, Instant moment) {
        Instant start = latest(latest(span.version().startOf(date), span.start()), moment);
        Instant end = earliest(span.version().startOf(date.plusDays(1)), span.end());
        if (!start.isBefore(end) || calendar.between(start, end).isZero()) {
            return Optional.empty();
        }
        return calendar.subtract(end, TICK).map(last -> last.plus(TICK));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
