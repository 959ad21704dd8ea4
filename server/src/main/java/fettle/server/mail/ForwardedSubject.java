package fettle.server.mail;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells a forwarded mail by its subject: what it brings along is its content, not a quotation.
public final class ForwardedSubject {

    private static final List<String> PREFIXES = List.of(
            "fw:",
            "fwd:",
            "wg:",
            "tr:",
            "rv:",
            "i:",
            "vl:",
            "vb:",
            "enc:",
            "doorst:",
            "pd:",
            "ilt:",
            "转发:",
            "轉寄:",
            "[fwd:",
            "továbbítás:",
            "πρθ:",
            "пересл:",
            "trs:",
            "הועבר:");

    /// What is one in some languages and means an answer in others: only where something was passed on for sure.
    private static final List<String> DOUBTFUL = List.of("vs:");

    private ForwardedSubject() {}

    /// The subject as it was before the mail was passed on.
    public static String without(String subject) {
        String rest = subject.strip();
        Optional<String> prefix = prefixOf(rest);
        while (prefix.isPresent()) {
            rest = rest.substring(prefix.get().length()).strip();
            prefix = prefixOf(rest);
        }
        return rest;
    }

    private static Optional<String> prefixOf(String subject) {
        return Stream.concat(PREFIXES.stream(), DOUBTFUL.stream())
                .filter(prefix -> subject.regionMatches(true, 0, prefix, 0, prefix.length()))
                .findFirst();
    }

    public static boolean is(String subject) {
        return PREFIXES.stream().anyMatch(prefix -> subject.regionMatches(true, 0, prefix, 0, prefix.length()));
    }
}
