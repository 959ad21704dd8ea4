package fettle.server.mail.reply;

/// Knows the lines that only seem to begin a quotation, or to interrupt it, because a program has broken an address or
/// a link in two.
final class WrappedLine {

    private WrappedLine() {}

    /// Whether angle brackets are still open at the end of the line, so that the next one closes them:
    /// `On 2 March 2026 Ann <ann@acme.test` before `> wrote:`.
    static boolean isInAngles(String line) {
        String text = line.stripTrailing();
        int open = text.lastIndexOf('<');
        if (open < 0 || text.indexOf('>', open) >= 0) {
            return false;
        }
        String inner = text.substring(open + 1);
        return inner.chars().noneMatch(Character::isWhitespace)
                && (Attribution.hasAddress(inner) || inner.startsWith("http"));
    }

    /// Whether a line among quoted ones is nothing but a link in brackets, or the rest of one that began above it.
    static boolean isOfLink(String above, String line) {
        String link = line.endsWith(" >") ? line.substring(0, line.length() - 2).strip() : line;
        if (link.isEmpty() || link.chars().anyMatch(Character::isWhitespace)) {
            return false;
        }
        char last = link.charAt(link.length() - 1);
        boolean whole = (link.startsWith("(http") && last == ')') || (link.startsWith("<http") && last == '>');
        return whole || (last == ')' && isOpen(above, '(', ')')) || (last == '>' && isOpen(above, '<', '>'));
    }

    private static boolean isOpen(String line, char open, char close) {
        int at = line.lastIndexOf(open + "http");
        return at >= 0 && line.indexOf(close, at) < 0;
    }
}
