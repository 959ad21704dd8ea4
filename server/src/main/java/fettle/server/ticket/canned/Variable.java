package fettle.server.ticket.canned;

import fettle.web.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What may stand in braces in a canned reply. There are these and no others, and what they stand for is never looked
/// at for further ones: a customer's words stay words.
public enum Variable {
    CONTACT_FIRST_NAME("contact.first-name"),
    CONTACT_NAME("contact.name"),
    CLIENT("client"),
    TICKET_NUMBER("ticket.number"),
    TICKET_SUBJECT("ticket.subject"),
    NEXT_ACTION("next-action"),
    TECHNICIAN("technician"),
    TECHNICIAN_FIRST_NAME("technician.first-name");

    /// Braces around anything else, as in code, are words.
    private static final Pattern NAMED = Pattern.compile("\\{\\s*([\\p{L}][\\p{L}0-9._-]{0,40})\\s*}");

    /// What stands where there is nothing to say, so that nobody sends a sentence with a hole in it unseen.
    private static final String NOTHING = "…";

    private final String written;

    Variable(String written) {
        this.written = written;
    }

    /// How it is written in a text: `{ticket.number}`.
    public String inBraces() {
        return "{" + written + "}";
    }

    /// All of them, as they are written.
    public static List<String> all() {
        return Arrays.stream(values()).map(Variable::inBraces).toList();
    }

    /// Refuses a text with a name that is none of these.
    static void check(String text) {
        String unknown = NAMED.matcher(text)
                .results()
                .filter(found -> of(found).isEmpty())
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw Refusal.Invalid.field("text", "ticket.canned-unknown", unknown, String.join(", ", all()));
        }
    }

    /// The text with what the names stand for.
    public static String fill(String text, Map<Variable, String> values) {
        return NAMED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(of(found)
                        .map(variable -> Optional.ofNullable(values.get(variable))
                                .filter(value -> !value.isBlank())
                                .orElse(NOTHING))
                        .orElseGet(found::group)));
    }

    private static Optional<Variable> of(MatchResult found) {
        String name = found.group(1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(variable -> variable.written.equals(name))
                .findFirst();
    }
}
