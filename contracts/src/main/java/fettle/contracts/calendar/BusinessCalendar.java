package fettle.contracts.calendar;

import fettle.contracts.words.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The hours during which a contract gives support, as they were, are and will be (DOMAIN 1).
///
/// A calendar is made of versions. The version in force at a moment alone decides whether that moment is open; a
/// version takes over at 00:00 of its first day in its own time zone, and before the first one all is closed.
/// Time spent while the calendar is open is called *business time*. It is measured on the time line, exactly: a shift
/// over a change to summer time is an hour shorter than the clock on the wall says.
///
/// Calendars are equal when their names and versions are. They may be used by many threads at once, and become quick
/// by being kept: what has been worked out is remembered.
public final class BusinessCalendar {

    private static final Duration SEARCH = Duration.ofDays(3653);
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Instant SINCE_EVER = Instant.parse("1800-01-01T00:00:00Z");
    private static final Instant FOR_EVER = Instant.parse("2250-01-01T00:00:00Z");
    private static final BusinessCalendar AROUND_THE_CLOCK = of("round the clock", "Etc/UTC", "24x7", "-");

    private final String name;
    private final List<CalendarVersion> versions;
    private final Timeline timeline;

    /// @param name what people call the calendar, such as "London office hours"
    /// @param versions in any order, at least one, no two from the same day
    /// @throws Refused with a sentence to show to whoever typed the versions
    public BusinessCalendar(String name, List<CalendarVersion> versions) {
        if (versions.isEmpty()) {
            throw Refused.because("contracts.calendar.no-version");
        }
        this.name = name;
        this.versions = versions.stream()
                .sorted(Comparator.comparing(version -> version.from().orElse(LocalDate.MIN)))
                .toList();
        timeline = new Timeline(spans(this.versions));
    }

    /// A calendar of one version, from the texts that people type (see [WeeklyHours#parse],
    /// [ExceptionDates#parse]).
    public static BusinessCalendar of(String name, String zone, String weekly, String exceptions) {
        return new BusinessCalendar(name, List.of(CalendarVersion.of(zone, weekly, exceptions)));
    }

    /// Elapsed time: open always.
    public static BusinessCalendar aroundTheClock() {
        return AROUND_THE_CLOCK;
    }

    /// The same calendar with a further version.
    public BusinessCalendar with(CalendarVersion version) {
        List<CalendarVersion> more = new ArrayList<>(versions);
        more.add(version);
        return new BusinessCalendar(name, more);
    }

    /// What people call it, such as "London office hours".
    public String name() {
        return name;
    }

    /// The versions in the order in which they take over.
    public List<CalendarVersion> versions() {
        return versions;
    }

    /// The time zone in force at a moment; before the first version, that of the first.
    public ZoneId zoneAt(Instant moment) {
        ZoneId zone = versions.getFirst().zone();
        for (Timeline.Span span : timeline.spans()) {
            if (!span.start().isAfter(moment)) {
                zone = span.version().zone();
            }
        }
        return zone;
    }

    /// The business time from one moment to another, negative when they stand the other way round (DOMAIN 1.5).
    ///
    /// Monday to Friday 09:00-17:30 in London, Friday 27 March 2026 16:00Z to Monday 30 March 16:00Z: 1.5 h and 8
    /// h.
    public Duration between(Instant from, Instant to) {
        return to.isBefore(from)
                ? Duration.ZERO.minus(between(to, from))
                : Duration.ofNanos(timeline.between(inRange(from), inRange(to)));
    }

    /// The earliest moment, at or after `start`, by which an amount of business time has passed (DOMAIN 1.5).
    ///
    /// Time used up exactly at a close is up at that close, not at the next opening; no time at all gives `start`,
    /// open or not. Friday 16:45 and 2 h 30 min in office hours until 17:30 is Monday 10:45.
    ///
    /// @param time zero or more
    /// @return nothing when it does not come within ten years
    public Optional<Instant> add(Instant start, Duration time) {
        requireNotNegative(time);
        if (time.isZero()) {
            return Optional.of(start);
        }
        if (time.compareTo(SEARCH) > 0) {
            return Optional.empty();
        }
        long end = timeline.add(inRange(start), time.toNanos(), nanos(start.plus(SEARCH)));
        return end == Long.MAX_VALUE ? Optional.empty() : Optional.of(instant(end));
    }

    /// The latest moment, at or before `end`, from which an amount of business time passes until `end` (DOMAIN
    /// 1.5).
    ///
    /// @param time zero or more; zero gives `end`
    /// @return nothing when it does not come within the ten years before
    public Optional<Instant> subtract(Instant end, Duration time) {
        requireNotNegative(time);
        if (time.isZero()) {
            return Optional.of(end);
        }
        if (time.compareTo(SEARCH) > 0) {
            return Optional.empty();
        }
        long start = timeline.subtract(inRange(end), time.toNanos(), nanos(end.minus(SEARCH)));
        return start == Long.MIN_VALUE ? Optional.empty() : Optional.of(instant(start));
    }

    /// Whether support is given at a moment; opening times are within the hours, closing times are not.
    public boolean isOpen(Instant moment) {
        return timeline.nextOpen(inRange(moment), nanos(moment)) != Long.MAX_VALUE;
    }

    /// The first open moment at or after a moment, nothing when it does not come within ten years.
    public Optional<Instant> nextOpen(Instant moment) {
        long open = timeline.nextOpen(inRange(moment), nanos(moment.plus(SEARCH)));
        return open == Long.MAX_VALUE ? Optional.empty() : Optional.of(instant(open));
    }

    /// The end of a business day: 0 is the first one with open time left at `moment`, 1 the one after it.
    ///
    /// A business day is a civil date with open time, time after midnight of the evening's shift included,
    /// and ends at the last open moment of that date. For promises such as "by the end of the next business
    /// day" (DOMAIN 1.5).
    ///
    /// @return nothing when the day does not come within ten years
    public Optional<Instant> closeOfDay(Instant moment, int daysAhead) {
        if (daysAhead < 0) {
            throw new IllegalArgumentException("Business days are counted ahead, not back.");
        }
        inRange(moment);
        return new BusinessDays(this, timeline.spans()).close(moment, moment.plus(SEARCH), daysAhead);
    }

    /// Whether nothing opens from a moment on, so that no due instant can be told: refused when a policy is saved.
    public boolean isNeverOpenAfter(Instant moment) {
        return nextOpen(moment).isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar that && name.equals(that.name) && versions.equals(that.versions);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + versions.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    static long nanos(Instant moment) {
        return moment.getEpochSecond() * 1_000_000_000 + moment.getNano();
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    private static List<Timeline.Span> spans(List<CalendarVersion> versions) {
        List<Timeline.Span> spans = new ArrayList<>();
        Instant end = FOR_EVER;
        for (CalendarVersion version : versions.reversed()) {
            Instant start = version.from().map(version::startOf).orElse(SINCE_EVER);
            if (!start.isBefore(end)) {
                throw Refused.because("contracts.calendar.same-day");
            }
            spans.addFirst(new Timeline.Span(version, start, end));
            end = start;
        }
        return spans;
    }

    private static long inRange(Instant moment) {
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new IllegalArgumentException("Business time is known from 1900 to 2199, not for " + moment + ".");
        }
        return nanos(moment);
    }

    private static void requireNotNegative(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("An amount of business time is zero or more, not " + time + ".");
        }
    }
}
