package fettle.server.mail.address;

import java.util.Optional;

/// Reads a field that has to hold one mailbox and nothing else. What other parsers could read as another
/// address is refused: groups, routes, lists, text after the closing bracket, a second address in an unquoted
/// name.
final class StrictMailbox {

    private StrictMailbox() {}

    static Optional<Address> read(String field) {
        Optional<String> bare = withoutComments(field);
        return bare.isEmpty() ? Optional.empty() : readBare(bare.get().strip(), field);
    }

    /// Comments go only when they are closed; quotes have to be closed too.
    private static Optional<String> withoutComments(String field) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth < 0) {
                return Optional.empty();
            }
        }
        return depth != 0 || quoted ? Optional.empty() : Optional.of(FieldSplitter.withoutComments(field));
    }

    private static Optional<Address> readBare(String bare, String field) {
        int open = outsideQuotes(bare, '<');
        if (open < 0) {
            return AddressSpec.normalised(bare)
                    .map(address -> new Address(AddressList.name(AddressList.comment(field)), address));
        }
        if (!bare.endsWith(">") || bare.indexOf('>', open) != bare.length() - 1 || bare.indexOf('<', open + 1) >= 0) {
            return Optional.empty();
        }
        String spec = bare.substring(open + 1, bare.length() - 1);
        String phrase = bare.substring(0, open);
        Optional<String> address = AddressSpec.normalised(spec);
        return address.filter(found -> isHarmless(phrase, found))
                .map(found -> new Address(AddressList.name(phrase), found));
    }

    private static int outsideQuotes(String text, char wanted) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return -1;
    }

    /// An unquoted name may hold commas, as in `Doe, John`, but no second address, unless it repeats the real
    /// one.
    private static boolean isHarmless(String phrase, String address) {
        boolean quoted = false;
        StringBuilder unquoted = new StringBuilder();
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                unquoted.append(c);
            }
        }
        String plain = unquoted.toString();
        boolean repeats = AddressSpec.normalised(plain).filter(address::equals).isPresent();
        return repeats || plain.chars().noneMatch(c -> c == '@' || c == ':' || c == ';' || c == '>');
    }
}
