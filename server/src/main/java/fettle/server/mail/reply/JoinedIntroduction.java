package fettle.server.mail.reply;

import java.util.List;

/// Finds the introduction of a quotation that a program has put behind the last words of a reply, on one
/// line with them: `Works now. On Mon, Mar 2, 2026 at 9:00 AM, Ann <ann@acme.test> wrote:`
final class JoinedIntroduction {

    private static final int LONGEST = 500;
    private static final int MOST_TRIES = 1_000;

    private static final List<String> LEADS =
            List.of("On ", "Am ", "Le ", "El ", "Il ", "Em ", "Op ", "Den ", "På ", "Dne ", "Dnia ", "W dniu ");

    private JoinedIntroduction() {}

    /// The text with such introductions on lines of their own.
    static String apart(String text) {
        StringBuilder apart = new StringBuilder(text.length());
        int copied = 0;
        int tries = 0;
        for (int at = text.indexOf(":\n"); at >= 0 && tries < MOST_TRIES; at = text.indexOf(":\n", at + 1)) {
            int from = text.lastIndexOf('\n', at) + 1;
            if (at - from < LONGEST && text.substring(from, at).indexOf('@') > 0) {
                tries++;
                int cut = from + behindWords(text.substring(from, at + 1));
                if (cut > from) {
                    apart.append(text, copied, cut).append('\n');
                    copied = cut;
                }
            }
        }
        return copied == 0 ? text : apart.append(text, copied, text.length()).toString();
    }

    /// Where in the line an introduction begins that other words stand before; 0 when none does.
    private static int behindWords(String line) {
        String words = line.strip();
        if (words.startsWith(">") || Phrases.startsWithAny(words, LEADS)) {
            return 0;
        }
        return LEADS.stream()
                .mapToInt(line::lastIndexOf)
                .filter(at -> at > 0 && isBreak(line.charAt(at - 1)) && Attribution.is(line.substring(at), false))
                .map(at -> withoutDashes(line, at))
                .max()
                .orElse(0);
    }

    private static boolean isBreak(char c) {
        return c == ' ' || c == '-';
    }

    private static int withoutDashes(String line, int at) {
        int from = at;
        while (from > 0 && isBreak(line.charAt(from - 1))) {
            from--;
        }
        return from;
    }
}
