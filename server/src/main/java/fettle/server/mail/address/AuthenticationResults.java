package fettle.server.mail.address;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What our own mail server found out about the sender (RFC 8601). Anybody can write such a field, so only the
/// topmost one under the configured name counts.
public enum AuthenticationResults {
    /// DMARC passed for the very domain of the From address.
    PASS,
    /// DMARC failed, or passed for another domain.
    FAIL,
    /// Our server said nothing, or nothing that settles it.
    NONE;

    /// What our server says of this sender.
    ///
    /// @param fields all fields Authentication-Results, topmost first
    /// @param trustedServer the authserv-id of our server; empty when none is configured
    /// @param from who the message says it is from
    public static AuthenticationResults of(List<String> fields, Optional<String> trustedServer, FromAddress from) {
        if (trustedServer.isEmpty() || !(from instanceof FromAddress.One one)) {
            return NONE;
        }
        return fields.stream()
                .map(FieldSplitter::withoutComments)
                .filter(field -> server(field).equalsIgnoreCase(trustedServer.get()))
                .findFirst()
                .map(field -> verdict(field, one.mailbox().domain()))
                .orElse(NONE);
    }

    private static String server(String field) {
        int end = field.indexOf(';');
        String first = (end < 0 ? field : field.substring(0, end)).strip();
        int blank = first.indexOf(' ');
        return blank < 0 ? first : first.substring(0, blank);
    }

    private static AuthenticationResults verdict(String field, String domain) {
        AuthenticationResults verdict = NONE;
        List<String> results = FieldParts.atSemicolons(field);
        for (String result : results.subList(1, results.size())) {
            AuthenticationResults one = dmarc(result, domain);
            if (one == FAIL) {
                return FAIL;
            }
            verdict = one == PASS ? PASS : verdict;
        }
        return verdict;
    }

    private static AuthenticationResults dmarc(String result, String domain) {
        List<String> words = FieldParts.words(result);
        if (words.isEmpty() || !words.getFirst().toLowerCase(Locale.ROOT).startsWith("dmarc=")) {
            return NONE;
        }
        return switch (words.getFirst().toLowerCase(Locale.ROOT)) {
            case "dmarc=pass" -> alignment(words, domain);
            case "dmarc=fail", "dmarc=permerror", "dmarc=reject", "dmarc=quarantine" -> FAIL;
            default -> NONE;
        };
    }

    private static AuthenticationResults alignment(List<String> words, String domain) {
        Optional<String> checked = words.stream()
                .filter(word -> word.regionMatches(true, 0, "header.from=", 0, "header.from=".length()))
                .map(word -> word.substring("header.from=".length()))
                .findFirst();
        if (checked.isEmpty()) {
            return NONE;
        }
        String bare = checked.get().substring(checked.get().lastIndexOf('@') + 1);
        return AddressSpec.domain(bare).filter(domain::equals).isPresent() ? PASS : FAIL;
    }
}
