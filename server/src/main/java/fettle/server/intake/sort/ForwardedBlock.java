package fettle.server.intake.sort;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.AddressList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The head of the mail that somebody forwarded within the text of another: who wrote it, and about what.
record ForwardedBlock(Address from, Optional<String> subject) {

    private static final int LINES_LOOKED_AT = 400;
    private static final int LINES_OF_A_HEAD = 12;
    private static final Set<String> FROM = Set.of("from:", "von:", "de:", "da:", "van:", "från:", "fra:", "od:");
    private static final Set<String> SUBJECT =
            Set.of("subject:", "betreff:", "objet:", "asunto:", "oggetto:", "onderwerp:", "ämne:", "emne:", "temat:");

    /// The first such head in the text, if there is one with a readable address.
    static Optional<ForwardedBlock> in(String text) {
        List<String> lines =
                text.lines().limit(LINES_LOOKED_AT).map(ForwardedBlock::bare).toList();
        for (int at = 0; at < lines.size(); at++) {
            Optional<ForwardedBlock> found = head(lines.subList(at, Math.min(lines.size(), at + LINES_OF_A_HEAD)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// A head begins with its sender and has a subject soon after: a lone "From:" in a sentence is none.
    private static Optional<ForwardedBlock> head(List<String> lines) {
        Optional<String> from = value(lines.getFirst(), FROM);
        Optional<String> subject =
                lines.stream().flatMap(line -> value(line, SUBJECT).stream()).findFirst();
        return from.filter(_ -> subject.isPresent())
                .flatMap(field -> AddressList.parse(List.of(field), 1).stream().findFirst())
                .filter(address -> address.address().indexOf('@') > 0)
                .map(address -> new ForwardedBlock(address, subject.filter(words -> !words.isBlank())));
    }

    private static Optional<String> value(String line, Set<String> names) {
        int colon = line.indexOf(':');
        boolean isOne = colon > 0 && names.contains(line.substring(0, colon + 1).toLowerCase(Locale.ROOT));
        return isOne ? Optional.of(line.substring(colon + 1).strip()) : Optional.empty();
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
