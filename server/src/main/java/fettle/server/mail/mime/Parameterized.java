package fettle.server.mail.mime;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A field such as Content-Type: a value and named parameters, read the way mailers write them rather than as
/// the standard has it: names with blanks unquoted, raw 8-bit, encoded words, RFC 2231 with and without pieces.
public final class Parameterized {

    private final String value;
    private final Map<String, String> parameters = new HashMap<>();
    private final Map<String, Pieces> pieces = new HashMap<>();
    private final String text;
    private int position;
    private boolean cut;

    private Parameterized(String text, int limit) {
        this.text = text;
        this.value = until(';').strip().toLowerCase(Locale.ROOT);
        int count = 0;
        while (position < text.length() && !cut) {
            cut = ++count > limit;
            if (!cut) {
                readParameter();
            }
        }
        pieces.forEach((name, found) -> parameters.put(name, found.joined()));
    }

    public static Parameterized of(String field, Limits limits) {
        return new Parameterized(field, limits.parameters());
    }

    /// What stands before the first semicolon, in lower case and without comments.
    public String value() {
        int end = 0;
        while (end < value.length() && value.charAt(end) > ' ' && value.charAt(end) != '(') {
            end++;
        }
        return value.substring(0, end);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    public boolean isCut() {
        return cut;
    }

    private String until(char end) {
        int from = position;
        int found = text.indexOf(end, from);
        position = found < 0 ? text.length() : found + 1;
        return text.substring(from, found < 0 ? text.length() : found);
    }

    private void readParameter() {
        int equals = text.indexOf('=', position);
        int semicolon = text.indexOf(';', position);
        if (equals < 0 || (semicolon >= 0 && semicolon < equals)) {
            until(';');
            return;
        }
        String name = until('=').strip().toLowerCase(Locale.ROOT);
        store(name, readValue());
    }

    private String readValue() {
        while (position < text.length() && text.charAt(position) <= ' ') {
            position++;
        }
        if (position < text.length() && text.charAt(position) == '"') {
            String quoted = quoted();
            until(';');
            return quoted;
        }
        return until(';').strip();
    }

    private String quoted() {
        StringBuilder content = new StringBuilder();
        position++;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (c == '"') {
                break;
            }
            // Windows programs write paths here without doubling the backslash.
            if (c == '\\' && position < text.length() && isEscaped(text.charAt(position))) {
                c = text.charAt(position++);
            }
            content.append(c);
        }
        return content.toString();
    }

    private static boolean isEscaped(char c) {
        return c == '"' || c == '\\';
    }

    private void store(String name, String content) {
        int star = name.indexOf('*');
        if (star <= 0) {
            parameters.putIfAbsent(name, content);
            return;
        }
        boolean encoded = name.endsWith("*");
        String index =
                name.substring(star + 1, encoded && name.length() > star + 1 ? name.length() - 1 : name.length());
        pieces.computeIfAbsent(name.substring(0, star), _ -> new Pieces()).add(index, content, encoded);
    }
}
