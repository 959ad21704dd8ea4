package fettle.server.mail.address;

import java.util.ArrayList;
import java.util.List;

/// Cuts an address field at its commas, minding quotes, comments and angle brackets; one pass, whatever stands
/// in it.
public final class FieldSplitter {

    private final String field;
    private int depth;
    private boolean quoted;
    private boolean angle;

    FieldSplitter(String field) {
        this.field = field;
    }

    /// The entries between commas and semicolons, without the names of groups and without empty ones.
    List<String> entries(int most) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < field.length() && entries.size() < most; i++) {
            char c = field.charAt(i);
            if (isOutside(c, i)) {
                if (c == ',' || c == ';') {
                    add(entries, field.substring(from, i));
                    from = i + 1;
                } else if (c == ':') {
                    from = i + 1;
                }
            }
            i += c == '\\' && (quoted || depth > 0) ? 1 : 0;
        }
        if (entries.size() < most) {
            add(entries, field.substring(from));
        }
        return entries;
    }

    private boolean isOutside(char c, int at) {
        if (quoted) {
            quoted = c != '"';
            return false;
        }
        if (c == '(') {
            depth++;
        } else if (c == ')' && depth > 0) {
            depth--;
            return false;
        } else if (depth == 0 && c == '"') {
            quoted = field.indexOf('"', at + 1) > 0;
        } else if (depth == 0 && c == '<') {
            angle = true;
        } else if (depth == 0 && c == '>') {
            angle = false;
        }
        return !quoted && depth == 0 && !angle;
    }

    private static void add(List<String> entries, String entry) {
        if (!entry.isBlank()) {
            entries.add(entry.strip());
        }
    }

    /// What is left when comments, which may stand anywhere and within each other, are taken out.
    public static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        StringBuilder bare = new StringBuilder(text.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = c == '\\' && i + 1 < text.length() && (quoted || depth > 0);
            if (c == '"' && depth == 0) {
                quoted = !quoted;
            }
            depth += !quoted && c == '(' ? 1 : 0;
            if (depth == 0) {
                bare.append(c);
            }
            if (escaped) {
                i++;
                bare.append(depth == 0 ? String.valueOf(text.charAt(i)) : "");
            }
            depth -= !quoted && c == ')' && depth > 0 ? 1 : 0;
        }
        return bare.toString();
    }
}
