package fettle.server.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When somebody wants no mail of ours, by their own wall clock.
///
/// @param from when the evening begins; the same as `until` for none
/// @param until when the morning does
/// @param weekend whether Saturday and Sunday are quiet altogether
public record QuietHours(ZoneId zone, LocalTime from, LocalTime until, boolean weekend) {

    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /// Evenings, nights and weekends.
    public static QuietHours offDuty(ZoneId zone) {
        return new QuietHours(zone, EVENING, MORNING, true);
    }

    /// When the quiet that reigns at a moment is over; empty when it is not quiet then.
    ///
    /// From 18:00 to 08:00 and on weekends: Friday 19:00 is quiet until Monday 08:00.
    public Optional<Instant> end(Instant moment) {
        ZonedDateTime at = moment.atZone(zone);
        ZonedDateTime loud = at;
        while (isQuiet(loud)) {
            loud = after(loud);
        }
        return loud.equals(at) ? Optional.empty() : Optional.of(loud.toInstant());
    }

    boolean isQuietDay(ZonedDateTime at) {
        return weekend && (at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY);
    }

    private boolean isQuiet(ZonedDateTime at) {
        LocalTime time = at.toLocalTime();
        boolean night = from.isAfter(until)
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        return night || isQuietDay(at);
    }

    /// The next moment that may be loud: the morning, or the next day. Where clocks are put on, the hour that
    /// is left out is no morning of anybody's, so it goes on after it.
    private ZonedDateTime after(ZonedDateTime at) {
        if (isQuietDay(at) || (from.isAfter(until) && !at.toLocalTime().isBefore(from))) {
            return at.toLocalDate().plusDays(1).atStartOfDay(zone);
        }
        return at.toLocalDate().atTime(until).atZone(zone);
    }
}
