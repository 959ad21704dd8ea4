package fettle.server.worklog;

import fettle.web.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Minutes of work as people type and read them: `12`, `12m`, `1h 20`, `1:20`, `1.5h`.
public final class WorkTime {

    public static final int MOST = 24 * 60;

    private static final Pattern MINUTES = Pattern.compile("(\\d{1,5})\\s*(?:m|min|mins|minutes?)?");
    private static final Pattern HOURS =
            Pattern.compile("(\\d{1,3})\\s*(?:h|:|hours?)\\s*(?:([0-5]?\\d)\\s*(?:m|min)?)?");
    private static final Pattern PART_HOURS = Pattern.compile("(\\d{1,2})[.,](\\d{1,2})\\s*(?:h|hours?)");

    private WorkTime() {}

    /// The minutes that were typed; nothing for an empty field.
    public static Optional<Integer> optional(String typed) {
        return typed.isBlank() ? Optional.empty() : Optional.of(parse(typed));
    }

    /// The minutes that were typed, from one minute to a whole day.
    public static int parse(String typed) {
        int minutes = read(typed.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> Refusal.Invalid.field("minutes", "worklog.time-unreadable", typed.strip()));
        return within(minutes);
    }

    static int within(int minutes) {
        if (minutes < 1 || minutes > MOST) {
            throw Refusal.Invalid.field("minutes", "worklog.time-out-of-range");
        }
        return minutes;
    }

    /// As it is shown: `45m`, `2h`, `1h 20m`.
    public static String words(long minutes) {
        long hours = minutes / 60;
        long rest = minutes % 60;
        if (hours == 0) {
            return rest + "m";
        }
        return rest == 0 ? hours + "h" : hours + "h " + rest + "m";
    }

    private static Optional<Integer> read(String typed) {
        Matcher minutes = MINUTES.matcher(typed);
        if (minutes.matches()) {
            return Optional.of(number(minutes, 1));
        }
        Matcher hours = HOURS.matcher(typed);
        if (hours.matches()) {
            return Optional.of(number(hours, 1) * 60 + (hours.group(2) == null ? 0 : number(hours, 2)));
        }
        Matcher parts = PART_HOURS.matcher(typed);
        return parts.matches() ? Optional.of(partHours(parts)) : Optional.empty();
    }

    private static int partHours(Matcher parts) {
        double hours = Double.parseDouble(parts.group(1) + "." + parts.group(2));
        return (int) Math.round(hours * 60);
    }

    private static int number(Matcher of, int group) {
        return Integer.parseInt(of.group(group));
    }
}
