package fettle.server.mail.text;

import java.util.Locale;

/// Estimates how deep the elements of an HTML text stand within each other, without building anything: parsers of HTML
/// take time that grows with the square of that depth.
final class HtmlDepth {

    private static final int DEEPEST = 200;

    private HtmlDepth() {}

    /// Whether the text is flat enough to be parsed. Elements that are opened and never closed count as deep, unless they
    /// need no end.
    static boolean isFlat(String html) {
        int depth = 0;
        for (int at = html.indexOf('<'); at >= 0 && at + 1 < html.length(); at = html.indexOf('<', at + 1)) {
            char next = html.charAt(at + 1);
            if (next == '/') {
                depth = Math.max(0, depth - 1);
            } else if (isLetter(next) && !needsNoEnd(html, at + 1) && ++depth > DEEPEST) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean needsNoEnd(String html, int name) {
        int end = name;
        while (end < html.length() && end < name + 8 && isNamePart(html.charAt(end))) {
            end++;
        }
        return switch (html.substring(name, end).toLowerCase(Locale.ROOT)) {
            case "br", "hr", "img", "meta", "link", "input", "col", "base", "area", "wbr", "p", "li", "td", "tr", "th",
                    "dd", "dt", "option", "o" -> true;
            default -> false;
        };
    }

    private static boolean isNamePart(char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    }
}
