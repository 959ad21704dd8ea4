package fettle.server.desk.form;

import fettle.server.worklog.WorkTime;
import fettle.web.Refusal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Instants to come as technicians type them: `15:30`, `tomorrow 9:00`, `Fri 10:00`, `24 Nov 09:30`,
/// `2026-11-24 09:30`, `+30m`. A day without a time means nine o'clock. A time that clocks show twice is the first of
/// the two.
public final class Moments {

    private static final Pattern TIME = Pattern.compile("(?:^|[ t])([01]?\\d|2[0-3])[:.]([0-5]\\d)$");
    private static final Duration A_WEEK = Duration.ofDays(7);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final DateTimeFormatter DAY_AND_MONTH = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d MMM")
            .toFormatter(Locale.ENGLISH);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter PICKED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    private final Instant now;
    private final ZoneId zone;

    public Moments(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// The same by another clock.
    public Moments in(ZoneId other) {
        return new Moments(now, other);
    }

    /// Whose wall clock it is.
    public ZoneId zone() {
        return zone;
    }

    public boolean isToCome(Instant at) {
        return at.isAfter(now);
    }

    /// An instant as it could have been typed.
    public String typed(Instant at) {
        return TYPED.format(at.atZone(zone));
    }

    /// An instant as the field of a browser's own calendar holds it.
    public String picked(Instant at) {
        return PICKED.format(at.atZone(zone));
    }

    /// The instant that was typed into a field; one that has passed is refused.
    public Instant parse(String field, String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Instant at = text.startsWith("+")
                ? now.plus(Duration.ofMinutes(span(field, text.substring(1), typed)))
                : clockTime(field, text, typed);
        if (!at.isAfter(now)) {
            throw Refusal.Invalid.field(field, "desk.moment-passed", typed.strip());
        }
        return at;
    }

    /// An instant that has passed, typed in the same ways: `Fri 10:00` is the last Friday's, `yesterday` works
    /// too.
    public Instant passed(String field, String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        Instant at = clockTime(field, text, typed);
        boolean weekday = at.isAfter(now) && at.isBefore(now.plus(A_WEEK)) && Character.isLetter(text.codePointAt(0));
        return weekday ? at.minus(A_WEEK) : at;
    }

    public Optional<Instant> optional(String field, Optional<String> typed) {
        return typed.map(text -> parse(field, text));
    }

    /// The next working day's nine o'clock, as one would type it: what a wait is looked at again by.
    public String nextMorning() {
        LocalDate day = today().plusDays(1);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1);
        }
        return SHOWN.format(day.atTime(MORNING));
    }

    private static int span(String field, String length, String typed) {
        try {
            return WorkTime.parse(length);
        } catch (Refusal.Invalid unreadable) {
            throw unreadable(field, typed);
        }
    }

    private Instant clockTime(String field, String text, String typed) {
        Matcher time = TIME.matcher(text);
        boolean timed = time.find();
        LocalTime at = timed ? LocalTime.of(Integer.parseInt(time.group(1)), Integer.parseInt(time.group(2))) : MORNING;
        String day = (timed ? text.substring(0, time.start()) : text).strip();
        LocalDateTime local =
                day(day).orElseThrow(() -> unreadable(field, typed)).atTime(at);
        refuseSkipped(field, local, typed);
        return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    /// Java would move a time that no clock shows by an hour, without a word.
    private void refuseSkipped(String field, LocalDateTime local, String typed) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            throw Refusal.Invalid.field(
                    field,
                    "desk.moment-skipped",
                    typed.strip(),
                    CLOCK.format(change.getDateTimeBefore()),
                    CLOCK.format(change.getDateTimeAfter()));
        }
    }

    private Optional<LocalDate> day(String word) {
        if (word.isEmpty() || word.equals("today")) {
            return Optional.of(today());
        }
        if (word.equals("yesterday")) {
            return Optional.of(today().minusDays(1));
        }
        if (word.equals("tomorrow")) {
            return Optional.of(today().plusDays(1));
        }
        return weekday(word).or(() -> dayOfMonth(word)).or(() -> date(word));
    }

    private Optional<LocalDate> weekday(String word) {
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = day.name().toLowerCase(Locale.ROOT);
            if (word.length() >= 3 && name.startsWith(word)) {
                return Optional.of(today().with(TemporalAdjusters.next(day)));
            }
        }
        return Optional.empty();
    }

    /// The next such day: in January, `24 Nov` is this year's, in December the next year's.
    private Optional<LocalDate> dayOfMonth(String word) {
        try {
            LocalDate day = MonthDay.parse(word, DAY_AND_MONTH).atYear(today().getYear());
            return Optional.of(day.isBefore(today()) ? day.plusYears(1) : day);
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> date(String word) {
        try {
            return Optional.of(LocalDate.parse(word));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private static Refusal.Invalid unreadable(String field, String typed) {
        return Refusal.Invalid.field(field, "desk.moment-unreadable", typed.strip());
    }
}
