package fettle.contracts.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The open time of a calendar laid out in blocks of some twelve days, each worked out once when it is first needed.
///
/// A question over years then costs one addition a block, and a question within days a look at a few windows.
final class Timeline {

    private static final long BLOCK = (1L << 20) * 1_000_000_000;

    private final List<Span> spans;
    private final ConcurrentMap<Long, Openings> blocks = new ConcurrentHashMap<>();

    /// A version of the calendar and the time during which it alone is in force (DOMAIN 1.2).
    record Span(CalendarVersion version, Instant start, Instant end) {}

    Timeline(List<Span> spans) {
        this.spans = List.copyOf(spans);
    }

    long between(long from, long to) {
        long first = Math.floorDiv(from, BLOCK);
        long last = Math.floorDiv(to, BLOCK);
        long open = block(last).before(to) - block(first).before(from);
        for (long index = first; index < last; index++) {
            open += block(index).total();
        }
        return open;
    }

    /// The earliest moment after so much open time, `Long.MAX_VALUE` when the limit comes first.
    long add(long from, long open, long limit) {
        long index = Math.floorDiv(from, BLOCK);
        long left = open + block(index).before(from);
        while (left > block(index).total()) {
            left -= block(index).total();
            index++;
            if (index * BLOCK > limit) {
                return Long.MAX_VALUE;
            }
        }
        long end = block(index).earliestAfter(left);
        return end > limit ? Long.MAX_VALUE : end;
    }

    /// The latest moment so much open time earlier, `Long.MIN_VALUE` when the limit comes first.
    long subtract(long to, long open, long limit) {
        long index = Math.floorDiv(to, BLOCK);
        long left = block(index).before(to) - open;
        while (left < 0) {
            index--;
            if ((index + 1) * BLOCK < limit) {
                return Long.MIN_VALUE;
            }
            left += block(index).total();
        }
        long start = block(index).latestAfter(left);
        return start < limit ? Long.MIN_VALUE : start;
    }

    /// The first open moment from here on, `Long.MAX_VALUE` when the limit comes first.
    long nextOpen(long from, long limit) {
        for (long index = Math.floorDiv(from, BLOCK); index * BLOCK <= limit; index++) {
            long open = block(index).nextOpen(from);
            if (open != Long.MAX_VALUE) {
                return open > limit ? Long.MAX_VALUE : open;
            }
        }
        return Long.MAX_VALUE;
    }

    List<Span> spans() {
        return spans;
    }

    private Openings block(long index) {
        Openings known = blocks.get(index);
        return known == null ? blocks.computeIfAbsent(index, this::layOut) : known;
    }

    private Openings layOut(long index) {
        Instant start = BusinessCalendar.instant(index * BLOCK);
        Instant end = BusinessCalendar.instant((index + 1) * BLOCK);
        List<Interval> openings = new ArrayList<>();
        for (Span span : spans) {
            Interval inForce = new Interval(start, end).within(span.start(), span.end());
            if (!inForce.isEmpty()) {
                collect(span.version(), inForce, openings);
            }
        }
        return new Openings(openings.stream()
                .map(open -> new long[] {BusinessCalendar.nanos(open.start()), BusinessCalendar.nanos(open.end())})
                .toArray(long[][]::new));
    }

    private static void collect(CalendarVersion version, Interval inForce, List<Interval> openings) {
        if (version.hours().aroundTheClock()) {
            openings.add(inForce);
            return;
        }
        LocalDate last = version.dateOf(inForce.end()).plusDays(1);
        for (LocalDate date = version.dateOf(inForce.start()).minusDays(2);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            version.openingsFrom(date, opening -> {
                Interval open = opening.within(inForce.start(), inForce.end());
                if (!open.isEmpty()) {
                    openings.add(open);
                }
            });
        }
    }
}
