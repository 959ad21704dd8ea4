package fettle.server.mail;

import fettle.server.mail.address.FieldSplitter;
import fettle.server.mail.mime.MailNote;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the Date field of a message, with the old zone names and two-digit years that are still about.
final class MailDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("ut", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("z", 0),
            Map.entry("est", -5),
            Map.entry("edt", -4),
            Map.entry("cst", -6),
            Map.entry("cdt", -5),
            Map.entry("mst", -7),
            Map.entry("mdt", -6),
            Map.entry("pst", -8),
            Map.entry("pdt", -7),
            Map.entry("cet", 1),
            Map.entry("cest", 2),
            Map.entry("mez", 1),
            Map.entry("bst", 1));

    private MailDate() {}

    static Optional<Instant> read(Optional<String> field, Set<MailNote> notes) {
        Optional<Instant> date = field.flatMap(MailDate::parse);
        if (date.isEmpty() && field.isPresent()) {
            notes.add(MailNote.BROKEN_DATE);
        }
        return date;
    }

    static Optional<Instant> parse(String field) {
        String plain = FieldSplitter.withoutComments(field).strip();
        return plain.length() > 100 ? Optional.empty() : standard(plain).or(() -> iso(plain));
    }

    /// `[Mon,] 2 Mar 2026 09:15[:00] +0100`.
    private static Optional<Instant> standard(String plain) {
        String[] words = plain.substring(plain.indexOf(',') + 1)
                .replace('-', ' ')
                .strip()
                .split("\\s+", 8);
        String zone = plain.substring(Math.max(plain.lastIndexOf(' '), plain.lastIndexOf('\t')) + 1);
        if (words.length < 4) {
            return Optional.empty();
        }
        try {
            int day = Integer.parseInt(words[0]);
            int month = MONTHS.indexOf(
                    words[1].substring(0, Math.min(3, words[1].length())).toLowerCase(Locale.ROOT));
            String[] time = words[3].split("[:.]", 4);
            int second = time.length > 2 ? Math.min(59, Integer.parseInt(time[2])) : 0;
            var local = LocalDateTime.of(
                    year(words[2]), month + 1, day, Integer.parseInt(time[0]), Integer.parseInt(time[1]), second);
            return Optional.of(local.toInstant(words.length == 4 ? ZoneOffset.UTC : offset(zone)));
        } catch (NumberFormatException | DateTimeException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    private static int year(String written) {
        int year = Integer.parseInt(written);
        if (written.length() > 2) {
            return written.length() == 3 ? 1900 + year : year;
        }
        return year < 50 ? 2000 + year : 1900 + year;
    }

    private static ZoneOffset offset(String zone) {
        if (zone.matches("[+-][0-9]{4}")) {
            int minutes = Integer.parseInt(zone.substring(1, 3)) * 60 + Integer.parseInt(zone.substring(3));
            return ZoneOffset.ofTotalSeconds(60 * (zone.startsWith("-") ? -minutes : minutes));
        }
        return ZoneOffset.ofHours(HOURS.getOrDefault(zone.toLowerCase(Locale.ROOT), 0));
    }

    private static Optional<Instant> iso(String plain) {
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(plain.replace(' ', 'T'), Instant::from));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
