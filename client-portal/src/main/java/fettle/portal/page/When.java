package fettle.portal.page;

import fettle.web.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Moments as the reader says them: with the clock, and with the day when that is not today.
///
/// @param zone the reader's own
record When(Texts texts, ZoneId zone, Instant now) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.UK);
    private static final DateTimeFormatter OTHER_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.UK);
    private static final int NAMED_DAYS = 6;

    /// "10:20", "tomorrow at 10:20", "Friday at 10:20", "Tue 24 Nov, 14:00".
    String at(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        String clock = CLOCK.format(local);
        long days = ChronoUnit.DAYS.between(today(), local.toLocalDate());
        if (days == 0) {
            return clock;
        }
        if (days == 1 || days == -1) {
            return texts.with(days == 1 ? "portal.when.tomorrow" : "portal.when.yesterday", clock);
        }
        return days > 0 && days <= NAMED_DAYS
                ? texts.with("portal.when.weekday", WEEKDAY.format(local), clock)
                : texts.with("portal.when.day", day(local), clock);
    }

    /// The same within a sentence that looks back: "today at 10:20".
    String on(Instant moment) {
        return moment.atZone(zone).toLocalDate().equals(today())
                ? texts.with("portal.when.today", at(moment))
                : at(moment);
    }

    /// The part of the day, for a greeting.
    String greeting(String name) {
        int hour = now.atZone(zone).getHour();
        String part = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        return texts.with("portal.good-" + part, name);
    }

    /// For programs: the moment in a form that they read.
    static String machine(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private LocalDate today() {
        return now.atZone(zone).toLocalDate();
    }

    private String day(ZonedDateTime local) {
        return (local.getYear() == today().getYear() ? DAY : OTHER_YEAR).format(local);
    }
}
