package fettle.server.mail.outbox;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What kept a mail from one of its recipients.
public enum Obstacle {
    /// Nobody has this address, or it takes no mail any more.
    NO_SUCH_ADDRESS,
    /// Their mailbox is full.
    MAILBOX_FULL,
    /// It was larger than they take.
    TOO_LARGE,
    /// They do not want it: it was taken for spam, or comes from where they take none.
    UNWANTED,
    /// Five days were not enough.
    GIVEN_UP,
    /// It is still under way, and has been for longer than usual.
    LATE,
    /// They refused it for another reason.
    REFUSED;

    private static final Pattern ENHANCED = Pattern.compile("(?<![0-9.])5\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9.])");
    private static final Pattern BARE = Pattern.compile("^(?:[a-zA-Z-]+ )?(55[0-4])(?![0-9])");

    /// What it is called in the message files, below `monitor.fact.`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As a mail server says it, in its enhanced code (RFC 3463) or, without one, in its first three digits.
    static Obstacle of(String words) {
        Matcher enhanced = ENHANCED.matcher(words);
        if (enhanced.find()) {
            return of(enhanced.group(1), enhanced.group(2));
        }
        Matcher bare = BARE.matcher(words);
        return bare.find() ? ofCode(bare.group(1)) : REFUSED;
    }

    private static Obstacle of(String subject, String detail) {
        return switch (subject + "." + detail) {
            case "2.2" -> MAILBOX_FULL;
            case "2.3", "3.4" -> TOO_LARGE;
            case "2.1" -> NO_SUCH_ADDRESS;
            default ->
                switch (subject) {
                    case "1" -> NO_SUCH_ADDRESS;
                    case "7" -> UNWANTED;
                    default -> REFUSED;
                };
        };
    }

    /// 550 is said for so much that it tells nothing by itself.
    private static Obstacle ofCode(String code) {
        return switch (code) {
            case "551", "553" -> NO_SUCH_ADDRESS;
            case "552" -> MAILBOX_FULL;
            default -> REFUSED;
        };
    }
}
