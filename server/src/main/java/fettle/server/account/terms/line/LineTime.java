package fettle.server.account.terms.line;

import fettle.contracts.money.Minutes;
import fettle.web.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The time that a line holds, as people write it: `20h`, `12h 30m`, `7.5h`, or exact minutes such as `33340/1111 min`.
final class LineTime {

    private static final Pattern HOURS = Pattern.compile("([0-9]{1,5}) ?h(?: ?([0-5]?[0-9]) ?m?)?");
    private static final Pattern PART_HOURS = Pattern.compile("([0-9]{1,5})[.,]([0-9]{1,2}) ?h?");
    private static final Pattern WHOLE_HOURS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern MINUTES = Pattern.compile("([0-9]{1,18}(?:[./][0-9]{1,18})?) ?m(?:in)?");

    private LineTime() {}

    static Minutes read(String field, String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        return minutes(text)
                .orElseThrow(() -> Refusal.Invalid.field(field, "account.hours-unreadable", written.strip()));
    }

    static String words(Minutes minutes) {
        if (minutes.denominator() > 1) {
            return minutes + " min";
        }
        long rest = minutes.numerator() % 60;
        return minutes.numerator() / 60 + "h" + (rest == 0 ? "" : " " + rest + "m");
    }

    private static Optional<Minutes> minutes(String text) {
        Matcher hours = HOURS.matcher(text);
        if (hours.matches()) {
            long more = Optional.ofNullable(hours.group(2)).map(Long::parseLong).orElse(0L);
            return Optional.of(Minutes.of(Long.parseLong(hours.group(1)) * 60 + more));
        }
        Matcher parts = PART_HOURS.matcher(text);
        if (parts.matches()) {
            return Optional.of(
                    Minutes.parse(parts.group(1) + "." + parts.group(2)).share(60, 1));
        }
        if (WHOLE_HOURS.matcher(text).matches()) {
            return Optional.of(Minutes.of(Long.parseLong(text) * 60));
        }
        Matcher minutes = MINUTES.matcher(text);
        return minutes.matches() ? Optional.of(Minutes.parse(minutes.group(1))) : Optional.empty();
    }
}
