package fettle.contracts.calendar;

import fettle.contracts.words.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The hours of a calendar from a day on: a zone, an ordinary week, and the dates on which it does not hold.
///
/// @param from the first local day, nothing for since ever
public record CalendarVersion(Optional<LocalDate> from, ZoneId zone, WeeklyHours hours, ExceptionDates exceptions) {

    public CalendarVersion {
        if (hours.aroundTheClock() && !exceptions.isEmpty()) {
            throw Refused.because("contracts.calendar.round-the-clock-exceptions");
        }
    }

    /// A version since ever, from the texts that people type.
    public static CalendarVersion of(String zone, String weekly, String exceptions) {
        return new CalendarVersion(
                Optional.empty(), parseZone(zone), WeeklyHours.parse(weekly), ExceptionDates.parse(exceptions));
    }

    /// A version that takes over at 00:00 of its first local day, from the texts that people type.
    public static CalendarVersion from(LocalDate first, String zone, String weekly, String exceptions) {
        return new CalendarVersion(
                Optional.of(first), parseZone(zone), WeeklyHours.parse(weekly), ExceptionDates.parse(exceptions));
    }

    /// Reads the name of a time zone, such as `Europe/London`.
    ///
    /// @throws Refused with a sentence to show to whoever typed it
    public static ZoneId parseZone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException _) {
            throw Refused.because("contracts.calendar.zone", text.strip());
        }
    }

    /// Whether nothing ever opens by this version.
    public boolean isNever() {
        return hours.isNever() && exceptions.dates().values().stream().allMatch(List::isEmpty);
    }

    /// Hands over what is open of the windows that begin on a date; a window ends where the next date is an
    /// exception.
    void openingsFrom(LocalDate date, Consumer<Interval> opening) {
        boolean cut = exceptions.has(date.plusDays(1));
        for (OpeningHours window : windows(date)) {
            Instant opens = edge(date, window.opens());
            Instant closes = edge(date, cut ? Math.min(window.closes(), 24 * 60) : window.closes());
            if (opens.isBefore(closes)) {
                opening.accept(new Interval(opens, closes));
            }
        }
    }

    /// The moment at which a civil day begins here.
    Instant startOf(LocalDate date) {
        return edge(date, 0);
    }

    LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    private List<OpeningHours> windows(LocalDate date) {
        List<OpeningHours> exception = exceptions.dates().get(date);
        return exception == null ? hours.on(date.getDayOfWeek()) : exception;
    }

    /// A wall time that does not exist is the moment of the change, one that exists twice the first (DOMAIN 1.4).
    private Instant edge(LocalDate date, int minutes) {
        LocalDateTime wall = date.plusDays(minutes / (24 * 60)).atStartOfDay().plusMinutes(minutes % (24 * 60));
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.atZone(zone).toInstant();
    }
}
