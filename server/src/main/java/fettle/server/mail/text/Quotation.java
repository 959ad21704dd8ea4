package fettle.server.mail.text;

import java.util.List;

/// Finds the line at which a reply's quotation begins, in one pass over its lines and a look at a few beside
/// them.
final class Quotation {

    private static final int FIELDS_OF_A_HEADER = 3;

    private final List<String> lines;
    /// For each line, whether nothing but quoted and blank lines (and a signature) follow from it on.
    private final boolean[] onlyQuotes;

    Quotation(List<String> lines) {
        this.lines = lines;
        this.onlyQuotes = onlyQuotes(lines);
    }

    private static boolean[] onlyQuotes(List<String> lines) {
        boolean[] only = new boolean[lines.size() + 1];
        only[lines.size()] = true;
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            only[i] = only[i + 1] && (line.isBlank() || isQuoted(line));
        }
        return only;
    }

    private static boolean isQuoted(String line) {
        int i = 0;
        while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
            i++;
        }
        return i < line.length() && (line.charAt(i) == '>' || (line.charAt(i) == '|' && line.length() > i + 1));
    }

    /// The first line that is surely not new, or the number of lines.
    int begins() {
        for (int i = 0; i < lines.size(); i++) {
            if (Attribution.isForward(lines.get(i))) {
                return lines.size();
            }
            if (i > 0 && beginsAt(i)) {
                return isAnsweredBelow(i) ? lines.size() : i;
            }
        }
        return lines.size();
    }

    private boolean beginsAt(int i) {
        String line = lines.get(i);
        if (line.isBlank()) {
            return false;
        }
        if (isQuoted(line)) {
            return onlyQuotes[i] && lines.get(i - 1).isBlank() && !introduces(i);
        }
        return isAttribution(i)
                || Attribution.isSeparator(line)
                || (Attribution.isRule(line) && isHeaderFrom(nextText(i + 1)))
                || (lines.get(i - 1).isBlank() && isHeaderFrom(i) && !introduces(i));
    }

    /// What follows "the screen says:" or "I got this mail:" is the message itself.
    private boolean introduces(int begin) {
        int i = begin - 1;
        while (i >= 0 && lines.get(i).isBlank()) {
            i--;
        }
        return i >= 0 && lines.get(i).stripTrailing().endsWith(":");
    }

    /// "On ... wrote:", on up to three lines, before nothing but quoted lines; or with an address in it, before
    /// what bears no marks at all.
    private boolean isAttribution(int i) {
        String joined = "";
        for (int end = i; end < Math.min(lines.size(), i + 3); end++) {
            joined = joined.isEmpty()
                    ? lines.get(end).strip()
                    : joined + " " + lines.get(end).strip();
            if (joined.length() > 400 || lines.get(end).isBlank()) {
                return false;
            }
            int next = nextText(end + 1);
            boolean quoteFollows = next < lines.size() && isQuoted(lines.get(next));
            boolean isMixed = quoteFollows && !onlyQuotes[next];
            if (!isMixed && Attribution.is(joined, quoteFollows)) {
                return true;
            }
        }
        return false;
    }

    private int nextText(int from) {
        int i = from;
        while (i < lines.size() && i < from + 4 && lines.get(i).isBlank()) {
            i++;
        }
        return i < lines.size() && lines.get(i).isBlank() ? lines.size() : i;
    }

    /// The block that Outlook puts above what it quotes: From, Sent, To, Subject on lines of their own.
    private boolean isHeaderFrom(int from) {
        if (from >= lines.size() || !Attribution.isFromField(lines.get(from))) {
            return false;
        }
        int fields = 0;
        for (int i = from; i < Math.min(lines.size(), from + 8); i++) {
            fields += Attribution.isField(lines.get(i)) ? 1 : 0;
        }
        return fields >= FIELDS_OF_A_HEADER;
    }

    /// Whether the sender says, above an unmarked quotation, that the answers stand in it; then nothing is
    /// hidden.
    private boolean isAnsweredBelow(int begin) {
        if (onlyQuotes[Math.min(begin + 3, lines.size())]) {
            return false;
        }
        return lines.subList(0, begin).stream().anyMatch(Attribution::pointsBelow);
    }
}
