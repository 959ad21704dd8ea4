package fettle.server.mail.imap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a server says of a message before it is fetched.
///
/// @param arrivedAt when it came to the server, as far as the server says so
public record MessageHead(long uid, long size, Optional<Instant> arrivedAt) {

    private static final Pattern UID = Pattern.compile("[ (]UID ([0-9]{1,10})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("[ (]RFC822\\.SIZE ([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile("[ (]INTERNALDATE \"([^\"]{1,40})\"", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-yyyy HH:mm:ss Z")
            .toFormatter(Locale.ENGLISH);

    /// The number of the message that a FETCH answer is about.
    static Optional<Long> uid(String line) {
        return number(UID, line);
    }

    static Optional<MessageHead> in(String line) {
        return uid(line).map(uid -> new MessageHead(uid, number(SIZE, line).orElse(0L), date(line)));
    }

    /// The domain of the last address in an answer that has a From field in it; blank without one.
    static String domain(String line) {
        int at = line.lastIndexOf('@');
        if (at < 0) {
            return "";
        }
        int end = at + 1;
        while (end < line.length() && isOfDomain(line.charAt(end))) {
            end++;
        }
        return line.substring(at + 1, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isOfDomain(char c) {
        return c == '.' || c == '-' || Character.isLetterOrDigit(c);
    }

    private static Optional<Long> number(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        return isFetch(line) && found.find() ? Optional.of(Long.parseLong(found.group(1))) : Optional.empty();
    }

    private static boolean isFetch(String line) {
        int number = line.indexOf(' ', 2);
        return line.startsWith("* ") && number > 0 && line.regionMatches(true, number + 1, "FETCH ", 0, 6);
    }

    private static Optional<Instant> date(String line) {
        Matcher found = DATE.matcher(line);
        try {
            return found.find()
                    ? Optional.of(OffsetDateTime.parse(found.group(1).strip(), WRITTEN)
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
