package fettle.server.mail;

import java.util.List;

/// Tells a forwarded mail by its subject: what it brings along is its content, not a quotation.
final class ForwardedSubject {

    private static final List<String> PREFIXES = List.of(
            "fw:", "fwd:", "wg:", "tr:", "rv:", "i:", "vl:", "vb:", "enc:", "doorst:", "pd:", "ilt:", "转发:", "轉寄:",
            "[fwd:");

    private ForwardedSubject() {}

    static boolean is(String subject) {
        return PREFIXES.stream().anyMatch(prefix -> subject.regionMatches(true, 0, prefix, 0, prefix.length()));
    }
}
