package fettle.server.mail.address;

import java.util.ArrayList;
import java.util.List;

/// Cuts a structured field into its results and words, minding quotes.
final class FieldParts {

    private FieldParts() {}

    static List<String> atSemicolons(String field) {
        return cut(field, ';');
    }

    /// The words between blanks; blanks around an equals sign are no separation.
    static List<String> words(String result) {
        StringBuilder close = new StringBuilder();
        for (String word : result.strip().replace('\t', ' ').split(" ", -1)) {
            boolean joins = word.startsWith("=") || (close.length() > 0 && close.charAt(close.length() - 1) == '=');
            close.append(joins || close.isEmpty() ? "" : " ").append(word);
        }
        return cut(close.toString(), ' ').stream()
                .filter(word -> !word.isBlank())
                .map(word -> word.replace("\"", ""))
                .toList();
    }

    private static List<String> cut(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }
}
