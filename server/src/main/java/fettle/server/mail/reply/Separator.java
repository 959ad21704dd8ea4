package fettle.server.mail.reply;

/// Knows the lines that mail programs draw between a reply and what it answers.
final class Separator {

    private static final int LONGEST = 150;

    /// Tobit's program writes no dashes around it.
    private static final String DAVID = "original message processed by david";

    private Separator() {}

    /// A line such as `-----Original Message-----`, or one that a help desk asks to write above.
    static boolean isOriginal(String line) {
        if (line.length() > LONGEST || line.isEmpty()) {
            return false;
        }
        String lower = Phrases.lower(line);
        String name = withoutMarks(lower);
        boolean bold = line.startsWith("*") && line.endsWith("*");
        boolean marked = isMark(line.charAt(0)) && (bold || line.length() - name.length() >= 4);
        if (marked && (name.equals("original") || Phrases.startsWithAny(name, Phrases.ORIGINALS))) {
            return isFramed(lower) || name.length() < 40;
        }
        return (marked && isFramed(lower) && isIntroduction(name))
                || Phrases.containsAny(lower, Phrases.ABOVE)
                || lower.startsWith(DAVID)
                || isGroupWise(line);
    }

    /// `---- On Mon, 02 Mar 2026 09:00:00 +0100 Support <support@fettle.test> wrote ----`.
    private static boolean isIntroduction(String name) {
        return Attribution.isDated(name) && Attribution.is(name, false);
    }

    /// `>>> "Support" <support@fettle.test> 02/03/2026 09:00 >>>`.
    private static boolean isGroupWise(String line) {
        return line.startsWith(">>> ") && line.endsWith(">>>") && line.length() > 20 && Attribution.isDated(line);
    }

    static boolean isForward(String line) {
        if (line.length() > LONGEST || line.length() < 6) {
            return false;
        }
        String lower = Phrases.lower(line);
        String name = withoutMarks(lower);
        return (isMark(line.charAt(0))
                        && line.length() - name.length() >= 4
                        && Phrases.containsAny(name, Phrases.FORWARDS))
                || (line.length() < 80
                        && (line.endsWith(":") || line.endsWith("："))
                        && Phrases.startsWithAny(lower, Phrases.FORWARDED_BELOW));
    }

    /// The rule that Outlook draws above the head of what it quotes.
    static boolean isRule(String line) {
        return line.length() >= 3
                && line.length() <= LONGEST
                && withoutMarks(line).isEmpty();
    }

    private static boolean isFramed(String line) {
        char last = line.charAt(line.length() - 1);
        return isMark(last) || line.contains("--");
    }

    private static String withoutMarks(String line) {
        int from = 0;
        int end = line.length();
        while (from < end && (isMark(line.charAt(from)) || line.charAt(from) == ' ')) {
            from++;
        }
        while (end > from
                && (isMark(line.charAt(end - 1)) || line.charAt(end - 1) == ' ' || line.charAt(end - 1) == ':')) {
            end--;
        }
        return line.substring(from, end);
    }

    /// Whether a separator may begin with the character.
    static boolean mayBegin(char c) {
        return isMark(c) || c == 'O';
    }

    static boolean isMark(char c) {
        return c == '-' || c == '_' || c == '=' || c == '*' || c == '~' || c == '–' || c == '—' || c == '#' || c == '>';
    }
}
