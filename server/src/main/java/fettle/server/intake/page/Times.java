package fettle.server.intake.page;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants as the pages of this feature show them: the hour when it was today, else the day too.
record Times(InstantSource clock, ZoneId zone) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.UK);

    String shown(Instant instant) {
        return (instant.isBefore(midnight()) ? DAY : HOUR).withZone(zone).format(instant);
    }

    /// When today began.
    Instant midnight() {
        return clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
