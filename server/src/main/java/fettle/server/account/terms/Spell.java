package fettle.server.account.terms;

import fettle.web.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A target as people write it: `15m`, `4h`, `1h 30m`, `2d`. A day is a working day of the hours that the target counts
/// by.
final class Spell {

    private static final Pattern FORM =
            Pattern.compile("(?:([0-9]{1,3}) ?d)? ?(?:([0-9]{1,4}) ?h)? ?(?:([0-9]{1,5}) ?m(?:in)?)?");
    private static final int MOST = 366 * 24 * 60;

    private Spell() {}

    /// The minutes that were written; nothing for an empty field, which promises nothing.
    ///
    /// @param workingDay how many minutes a day is
    static Optional<Integer> minutes(String field, String written, int workingDay) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw Refusal.Invalid.field(field, "account.target-unreadable", written.strip());
        }
        int minutes = part(parts, 1) * workingDay + part(parts, 2) * 60 + part(parts, 3);
        if (minutes < 1 || minutes > MOST) {
            throw Refusal.Invalid.field(field, "account.target-range");
        }
        return Optional.of(minutes);
    }

    /// As it is written back: `4h`, `1h 30m`.
    static String of(int minutes) {
        String hours = minutes >= 60 ? minutes / 60 + "h" : "";
        String rest = minutes % 60 > 0 || minutes == 0 ? minutes % 60 + "m" : "";
        return (hours + " " + rest).strip();
    }

    private static int part(Matcher parts, int group) {
        return Optional.ofNullable(parts.group(group)).map(Integer::valueOf).orElse(0);
    }
}
