package fettle.server.mail.text;

/// Makes plain text of `text/enriched` (RFC 1896): marks in angle brackets go, a single line end is a blank, of several
/// one goes.
public final class EnrichedText {

    private EnrichedText() {}

    public static String plain(String enriched) {
        StringBuilder text = new StringBuilder(enriched.length());
        int position = 0;
        while (position < enriched.length()) {
            char c = enriched.charAt(position);
            if (c == '\n') {
                position = lineEnds(enriched, position, text);
            } else if (c == '<') {
                position = mark(enriched, position, text);
            } else {
                text.append(c);
                position++;
            }
        }
        return text.toString();
    }

    private static int lineEnds(String enriched, int from, StringBuilder text) {
        int end = from;
        while (end < enriched.length() && enriched.charAt(end) == '\n') {
            end++;
        }
        text.append(end - from == 1 ? " " : "\n".repeat(end - from - 1));
        return end;
    }

    /// What stands between the marks of a parameter is none of the text.
    private static int mark(String enriched, int from, StringBuilder text) {
        if (enriched.startsWith("<<", from)) {
            text.append('<');
            return from + 2;
        }
        int close = enriched.indexOf('>', from);
        if (close < 0 || close - from > 60) {
            text.append('<');
            return from + 1;
        }
        if (enriched.regionMatches(true, from, "<param>", 0, 7)) {
            int end = enriched.indexOf("</param>", close);
            return end < 0 ? close + 1 : end + 8;
        }
        return close + 1;
    }
}
