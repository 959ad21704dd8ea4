package fettle.server.mail.reply;

import java.util.Arrays;

/// The lines of a text, found in one pass; none is copied until it is asked for.
final class Lines {

    private enum Kind {
        BLANK,
        QUOTED,
        WORDS
    }

    private static final int LONGEST_LOOKED_AT = 500;

    private final String text;
    private int[] starts = new int[64];
    private Kind[] kinds = new Kind[64];
    private int count;

    Lines(String text) {
        this.text = text;
        for (int from = 0; from <= text.length(); ) {
            int found = text.indexOf('\n', from);
            int end = found < 0 ? text.length() : found;
            add(from, kindOf(from, end));
            from = end + 1;
        }
    }

    private void add(int start, Kind kind) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            kinds = Arrays.copyOf(kinds, 2 * count);
        }
        starts[count] = start;
        kinds[count++] = kind;
    }

    private Kind kind(int from, int end) {
        int at = from;
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        if (at == end) {
            return Kind.BLANK;
        }
        return text.charAt(at) == '>' || isBar(at, end) ? Kind.QUOTED : Kind.WORDS;
    }

    /// The same where a program has broken an address or a link in two.
    private Kind kindOf(int from, int end) {
        Kind kind = kind(from, end);
        if (count == 0 || kind == kinds[count - 1] || end - from > LONGEST_LOOKED_AT) {
            return kind;
        }
        Kind above = kinds[count - 1];
        String before = text.substring(Math.max(starts[count - 1], from - LONGEST_LOOKED_AT), from - 1);
        if (kind == Kind.QUOTED && above == Kind.WORDS && WrappedLine.isInAngles(before)) {
            return Kind.WORDS;
        }
        boolean isOfLink = kind == Kind.WORDS
                && above == Kind.QUOTED
                && WrappedLine.isOfLink(before, text.substring(from, end).strip());
        return isOfLink ? Kind.QUOTED : kind;
    }

    /// A few programs mark with bars what they quote; a line of a table has several.
    private boolean isBar(int at, int end) {
        return text.charAt(at) == '|'
                && end > at + 1
                && text.substring(at + 1, end).indexOf('|') < 0;
    }

    private static boolean isBlank(char c) {
        return c <= ' '
                || c == '\u00a0'
                || c == '\ufeff'
                || QuoteMark.is(c)
                || (c >= '\u2000' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202f')
                || (c >= '\u2066' && c <= '\u2069');
    }

    int count() {
        return count;
    }

    boolean isBlank(int line) {
        return kinds[line] == Kind.BLANK;
    }

    boolean isQuoted(int line) {
        return kinds[line] == Kind.QUOTED;
    }

    /// Whether the line has words that are not marked as quoted.
    boolean hasWords(int line) {
        return kinds[line] == Kind.WORDS;
    }

    /// The line without blanks around it; of a very long one its start.
    String line(int line) {
        int from = starts[line];
        int end = Math.min(end(line), from + LONGEST_LOOKED_AT);
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    int length(int line) {
        return end(line) - starts[line];
    }

    /// The last character of the line that is neither a blank nor a star of bold type; a line feed when there is
    /// none.
    char last(int line) {
        int end = end(line);
        while (end > starts[line] && (isBlank(text.charAt(end - 1)) || text.charAt(end - 1) == '*')) {
            end--;
        }
        return end > starts[line] ? text.charAt(end - 1) : '\n';
    }

    boolean has(int line, char c) {
        int found = text.indexOf(c, starts[line], end(line));
        return found >= 0;
    }

    /// The first character of the line that is no blank; a line feed when there is none.
    char first(int line) {
        int at = starts[line];
        int end = end(line);
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at < end ? text.charAt(at) : '\n';
    }

    /// Whether a colon stands near the start of the line, as after the name of a field.
    boolean hasEarlyColon(int line, int near) {
        int end = Math.min(end(line), starts[line] + near);
        for (int at = starts[line]; at < end; at++) {
            if (text.charAt(at) == ':' || text.charAt(at) == '：') {
                return true;
            }
        }
        return false;
    }

    /// Whether a mark stands at the very start of the line.
    boolean begins(int line, char mark) {
        return starts[line] < text.length() && text.charAt(starts[line]) == mark;
    }

    /// What follows "the screen says:" or "I got this mail:" is the message itself.
    boolean announcesBefore(int line) {
        int before = previous(line);
        return before >= 0 && (last(before) == ':' || last(before) == '：');
    }

    /// Whether the sender says above the line that the answers stand below it, among what is quoted.
    boolean promisesAnswersBefore(int line) {
        for (int i = 0; i < line; i++) {
            if (hasWords(i) && Phrases.containsWord(Phrases.lower(line(i)), Phrases.BELOW)) {
                return true;
            }
        }
        return false;
    }

    private int end(int line) {
        return line + 1 < count ? starts[line + 1] - 1 : text.length();
    }

    String before(int line) {
        return between(0, line);
    }

    String between(int from, int end) {
        return from < end ? text.substring(starts[from], end < count ? starts[end] : text.length()) : "";
    }

    String from(int line) {
        return between(line, count);
    }

    /// The line with the first of these characters, or -1.
    int firstWith(char c) {
        int at = text.indexOf(c);
        return at < 0 ? -1 : lineOf(at);
    }

    /// The line with the last of these characters, or -1.
    int lastWith(char c) {
        int at = text.lastIndexOf(c);
        return at < 0 ? -1 : lineOf(at);
    }

    private int lineOf(int at) {
        int found = Arrays.binarySearch(starts, 0, count, at);
        return found >= 0 ? found : -found - 2;
    }

    /// The first line at `from` or after it that is not blank, or the number of lines.
    int next(int from) {
        int at = from;
        while (at < count && isBlank(at)) {
            at++;
        }
        return at;
    }

    /// The last line before `end` that is not blank, or -1.
    int previous(int end) {
        int at = end - 1;
        while (at >= 0 && isBlank(at)) {
            at--;
        }
        return at;
    }
}
