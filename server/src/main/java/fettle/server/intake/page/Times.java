package fettle.server.intake.page;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants as the pages of this feature show them: the hour when it was today, else the day too.
record Times(InstantSource clock, ZoneId zone) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

    String shown(Instant instant) {
        return (instant.isBefore(midnight(today())) ? DAY : HOUR).withZone(zone).format(instant);
    }

    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /// When a day begins.
    Instant midnight(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    String shown(LocalDate day) {
        return DATE.format(day);
    }
}
