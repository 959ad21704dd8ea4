package fettle.server.mail.reply;

import java.util.List;
import java.util.Optional;

/// The head of a mail that somebody passed on within the text of another, in the language of their program: who wrote
/// it, and about what. The words are what stands there; whoever relies on them must trust who passed it on.
///
/// @param from what stands behind the name of the first field
/// @param subject empty when it had none
public record ForwardedHead(String from, String subject) {

    private static final int LINES_LOOKED_AT = 400;
    private static final int LINES_OF_A_HEAD = 14;
    private static final int LONGEST_VALUE = 500;

    /// The first such head in the text. A lone "From:" in a sentence is none: a subject belongs to it, or a
    /// date and a recipient.
    public static Optional<ForwardedHead> in(String text) {
        List<String> lines =
                text.lines().limit(LINES_LOOKED_AT).map(ForwardedHead::bare).toList();
        for (int at = 0; at < lines.size(); at++) {
            Optional<ForwardedHead> found = head(lines.subList(at, Math.min(lines.size(), at + LINES_OF_A_HEAD)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<ForwardedHead> head(List<String> lines) {
        boolean begins =
                QuotedHead.isSender(lines.getFirst()) && lines.getFirst().indexOf('@') > 0;
        if (!begins) {
            return Optional.empty();
        }
        Optional<String> subject =
                lines.stream().filter(QuotedHead::isSubject).findFirst().map(ForwardedHead::value);
        boolean placed =
                lines.stream().anyMatch(QuotedHead::isDate) && lines.stream().anyMatch(QuotedHead::isRecipient);
        return subject.isPresent() || placed
                ? Optional.of(new ForwardedHead(value(lines.getFirst()), subject.orElse("")))
                : Optional.empty();
    }

    private static String value(String line) {
        int narrow = line.indexOf(':');
        int wide = line.indexOf('：');
        int colon = narrow < 0 || (wide >= 0 && wide < narrow) ? wide : narrow;
        String value = line.substring(colon + 1).replace('\u00a0', ' ').strip();
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    /// Without the marks of a quotation and of bold type.
    private static String bare(String line) {
        String bare = line.strip();
        while (bare.startsWith(">")) {
            bare = bare.substring(1).strip();
        }
        return bare.replace("*", "");
    }
}
