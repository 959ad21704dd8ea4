package fettle.contracts.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Amounts of time, moments and commitments as a sentence names them.
public final class Words {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.UK);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm:ss", Locale.UK);

    private Words() {}

    /// Hours, minutes and seconds as far as they are needed: `7 h 40 min`; hours of business time are not days.
    public static String amount(Duration time) {
        Duration size = time.abs();
        List<String> parts = new ArrayList<>();
        addPart(parts, size.toHours(), "h");
        addPart(parts, size.toMinutesPart(), "min");
        addPart(parts, size.toSecondsPart(), "s");
        String words = parts.isEmpty() ? "0 min" : String.join(" ", parts);
        return time.isNegative() ? "minus " + words : words;
    }

    /// A moment on the clock of a zone: `Mon 2 Mar 2026 09:00`, with seconds where there are any.
    public static String moment(Instant moment, ZoneId zone) {
        var local = moment.atZone(zone);
        return (local.getSecond() == 0 ? MOMENT : EXACT).format(local);
    }

    /// `response`, `update` or `resolution`.
    public static String name(Commitment commitment) {
        return commitment.name().toLowerCase(Locale.ROOT);
    }

    private static void addPart(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
