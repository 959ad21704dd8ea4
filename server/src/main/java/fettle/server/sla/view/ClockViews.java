package fettle.server.sla.view;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.ClockReading;
import fettle.contracts.sla.clock.Step;
import fettle.server.sla.StoredClock;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns clocks into what pages print. A stored clock is counted on to now by its calendar.
public final class ClockViews {

    /// Three quarters of the target: the tick on the line, and where a clock turns amber.
    private static final double WARN_AT = 75;

    private final Texts texts;
    private final ZoneId zone;
    private final DayTimes times;

    /// @param zone whose wall clock the desk goes by
    public ClockViews(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        this.times = new DayTimes(zone);
    }

    public ZoneId zone() {
        return zone;
    }

    /// A clock in a list.
    ///
    /// @param calendars the calendars by their ids, that of the clock among them
    public ClockView row(StoredClock clock, Map<Long, BusinessCalendar> calendars, Instant now) {
        BusinessCalendar calendar = calendars.getOrDefault(clock.calendarId(), BusinessCalendar.aroundTheClock());
        Duration counted = clock.runningSince()
                .map(since -> clock.counted().plus(calendar.between(since, now)))
                .orElse(clock.counted());
        Duration left = clock.running()
                ? clock.due()
                        .map(due -> calendar.between(now, due))
                        .orElse(clock.target().minus(counted))
                : clock.target().minus(counted);
        return view(
                clock.commitment(),
                clock.state(),
                percent(clock.target(), left),
                left,
                clock.due(),
                clock.isBreachedAt(now),
                open(clock.running() ? clock.due() : Optional.empty(), calendar, now),
                Level.of(Level.ROW, percent(clock.target(), left), WARN_AT, List.of()),
                now);
    }

    /// A clock in the panel of its ticket, with the stretches in which it stood still.
    public ClockView panel(ClockReading clock, BusinessCalendar calendar, Instant now) {
        double percent = percent(clock.target(), clock.remaining());
        boolean running = clock.state() == ClockReading.State.RUNNING;
        return view(
                clock.commitment(),
                clock.state(),
                percent,
                clock.remaining(),
                clock.due(),
                clock.isBreached(),
                open(running ? clock.due() : Optional.empty(), calendar, now),
                Level.of(Level.PANEL, percent, WARN_AT, pauses(clock)),
                now);
    }

    /// An instant as the desk says it: the time today, day and time on others.
    public String at(Instant instant, Instant now) {
        return times.of(instant, now);
    }

    private ClockView view(
            Commitment commitment,
            ClockReading.State state,
            double percent,
            Duration left,
            Optional<Instant> due,
            boolean breached,
            Optional<Instant> ticks,
            Level level,
            Instant now) {
        String what = texts.with("sla.clock." + commitment.name().toLowerCase(Locale.ROOT));
        String time = left.isNegative() ? "+" + Spans.passed(left.negated()) : Spans.left(left);
        String note = due.map(at -> texts.with("sla.clock.due", at(at, now))).orElse("");
        return switch (state) {
            case STOPPED ->
                breached
                        ? new ClockView("bad", "breach", what, time, note, "", level)
                        : new ClockView("met", "check", what, texts.with("sla.clock.met"), note, "", level);
            case PAUSED ->
                breached
                        ? new ClockView("bad", "breach", what, time, note, "", level)
                        : new ClockView("wait", "pause", texts.with("sla.clock.paused"), time, note, "", level);
            case RUNNING -> {
                String until =
                        ticks.map(at -> String.valueOf(at.toEpochMilli())).orElse("");
                if (breached || left.isNegative()) {
                    yield new ClockView("bad", "breach", what, time, note, until, level);
                }
                yield percent >= WARN_AT
                        ? new ClockView("warn", "warn", what, time, note, until, level)
                        : new ClockView("run", "clock", what, time, note, until, level);
            }
        };
    }

    private static double percent(Duration target, Duration left) {
        return target.isZero() ? 100 : 100.0 * target.minus(left).toSeconds() / target.toSeconds();
    }

    /// The due instant where all the time up to it is open, so that wall time is business time and a browser may
    /// count.
    private static Optional<Instant> open(Optional<Instant> due, BusinessCalendar calendar, Instant now) {
        return due.filter(at -> calendar.between(now, at).equals(Duration.between(now, at)));
    }

    private static List<Level.Share> pauses(ClockReading clock) {
        List<Level.Share> pauses = new ArrayList<>();
        double target = Math.max(1, clock.target().toSeconds());
        for (Step step : clock.steps()) {
            if (step.what() == Step.What.PAUSED) {
                double at = 100 * step.counted().toSeconds() / target;
                pauses.add(new Level.Share(Math.max(0, at - 1.5), at + 1.5));
            }
        }
        return pauses;
    }
}
