package fettle.server.mail.calendar;

import fettle.server.mail.text.SafeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A line of a calendar file: its name, its parameters and its value.
record ContentLine(String name, Map<String, String> parameters, String value) {

    private static final int MOST = 20_000;
    private static final int LONGEST = 20_000;

    /// The lines of the file, those that were folded made whole.
    static List<ContentLine> all(String file) {
        List<String> whole = new ArrayList<>();
        for (String line : file.split("\r\n|\n|\r", MOST)) {
            boolean folded = (line.startsWith(" ") || line.startsWith("\t")) && !whole.isEmpty();
            if (folded && whole.getLast().length() < LONGEST) {
                whole.set(whole.size() - 1, whole.getLast() + line.substring(1));
            } else if (!folded) {
                whole.add(line);
            }
        }
        return whole.stream().map(ContentLine::of).toList();
    }

    private static ContentLine of(String line) {
        int colon = unquoted(line, ':', 0);
        String head = colon < 0 ? line : line.substring(0, colon);
        int semicolon = unquoted(head, ';', 0);
        String name = semicolon < 0 ? head : head.substring(0, semicolon);
        Map<String, String> parameters = new HashMap<>();
        for (int at = semicolon; at >= 0; ) {
            int next = unquoted(head, ';', at + 1);
            add(parameters, head.substring(at + 1, next < 0 ? head.length() : next));
            at = next;
        }
        return new ContentLine(
                name.strip().toUpperCase(Locale.ROOT), parameters, colon < 0 ? "" : line.substring(colon + 1));
    }

    private static void add(Map<String, String> parameters, String parameter) {
        int equals = parameter.indexOf('=');
        if (equals > 0) {
            String value = parameter.substring(equals + 1).replace("\"", "").strip();
            parameters.putIfAbsent(parameter.substring(0, equals).strip().toUpperCase(Locale.ROOT), value);
        }
    }

    private static int unquoted(String line, char wanted, int from) {
        boolean quoted = false;
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return at;
            }
        }
        return -1;
    }

    boolean is(String other) {
        return name.equals(other);
    }

    boolean begins(String component) {
        return name.equals("BEGIN") && value.strip().equalsIgnoreCase(component);
    }

    boolean ends(String component) {
        return name.equals("END") && value.strip().equalsIgnoreCase(component);
    }

    String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }

    /// The value as words, on one line.
    String words() {
        return SafeText.line(unescaped());
    }

    /// The value as words of several lines.
    String text() {
        return SafeText.lines(unescaped()).strip();
    }

    private String unescaped() {
        StringBuilder words = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                words.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            words.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return words.toString();
    }
}
