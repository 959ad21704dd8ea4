package fettle.server.mail.calendar;

import fettle.server.mail.calendar.Appointment.Answer;
import fettle.server.mail.calendar.Appointment.Guest;
import fettle.server.mail.calendar.Appointment.Method;
import fettle.server.mail.calendar.Appointment.When;
import fettle.server.mail.encoding.Charsets;
import fettle.server.mail.text.SafeText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the appointments of a calendar file, as invitations bring it. What it does not understand it leaves out; no
/// file makes it throw.
public final class Invitation {

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 20;
    private static final int MOST_GUESTS = 50;
    private static final int LONGEST = 300;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final List<ContentLine> lines;
    private final TimeZones zones;
    private final Method method;

    private Invitation(List<ContentLine> lines, ZoneId here) {
        this.lines = lines;
        this.zones = TimeZones.in(lines, here);
        this.method = first(lines, "METHOD").map(Invitation::method).orElse(Method.OTHER);
    }

    /// The appointments in the file.
    ///
    /// @param here where times are meant that name no zone
    public static List<Appointment> read(byte[] file, ZoneId here) {
        String text = file.length > LARGEST ? "" : Charsets.decode(file, Optional.empty());
        return new Invitation(ContentLine.all(text), here).appointments();
    }

    private List<Appointment> appointments() {
        List<Appointment> found = new ArrayList<>();
        int begin = -1;
        for (int at = 0; at < lines.size() && found.size() < MOST; at++) {
            if (lines.get(at).begins("VEVENT")) {
                begin = at;
            } else if (lines.get(at).ends("VEVENT") && begin >= 0) {
                found.add(appointment(withoutInner(lines.subList(begin + 1, at))));
                begin = -1;
            }
        }
        return found;
    }

    /// Alarms within an appointment have words of their own.
    private static List<ContentLine> withoutInner(List<ContentLine> event) {
        List<ContentLine> own = new ArrayList<>();
        int depth = 0;
        for (ContentLine line : event) {
            depth += line.is("BEGIN") ? 1 : 0;
            if (depth == 0) {
                own.add(line);
            }
            depth -= line.is("END") ? 1 : 0;
        }
        return own;
    }

    private Appointment appointment(List<ContentLine> event) {
        boolean cancelled = words(event, "STATUS").equalsIgnoreCase("CANCELLED");
        return new Appointment(
                words(event, "UID"),
                number(words(event, "SEQUENCE")),
                cancelled ? Method.CANCEL : method,
                words(event, "SUMMARY"),
                when(event),
                first(event, "RRULE").isPresent() || first(event, "RDATE").isPresent(),
                first(event, "RECURRENCE-ID").map(ContentLine::words),
                words(event, "LOCATION"),
                cut(first(event, "DESCRIPTION").map(ContentLine::text).orElse(""), LONGEST_DESCRIPTION),
                first(event, "ORGANIZER").map(Invitation::guest),
                event.stream()
                        .filter(line -> line.is("ATTENDEE"))
                        .limit(MOST_GUESTS)
                        .map(Invitation::guest)
                        .toList());
    }

    private When when(List<ContentLine> event) {
        return first(event, "DTSTART")
                .map(start -> zones.when(start, first(event, "DTEND"), first(event, "DURATION")))
                .orElseGet(When.Unknown::new);
    }

    private static Guest guest(ContentLine line) {
        String address = line.words();
        boolean mail = address.regionMatches(true, 0, "mailto:", 0, 7);
        return new Guest(
                cut(SafeText.line(line.parameter("CN")), LONGEST),
                cut(mail ? address.substring(7) : address, LONGEST),
                answer(line.parameter("PARTSTAT")));
    }

    private static Answer answer(String written) {
        return switch (written.toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> Answer.ACCEPTED;
            case "DECLINED" -> Answer.DECLINED;
            case "TENTATIVE" -> Answer.TENTATIVE;
            default -> Answer.NONE;
        };
    }

    private static Method method(ContentLine line) {
        return switch (line.words().toUpperCase(Locale.ROOT)) {
            case "REQUEST", "PUBLISH", "ADD" -> Method.REQUEST;
            case "CANCEL" -> Method.CANCEL;
            case "REPLY" -> Method.REPLY;
            default -> Method.OTHER;
        };
    }

    private static Optional<ContentLine> first(List<ContentLine> lines, String name) {
        return lines.stream().filter(line -> line.is(name)).findFirst();
    }

    private static String words(List<ContentLine> lines, String name) {
        return cut(first(lines, name).map(ContentLine::words).orElse(""), LONGEST);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : SafeText.wellFormed(text.substring(0, most));
    }

    private static int number(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : 0;
    }
}
