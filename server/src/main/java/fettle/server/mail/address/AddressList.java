package fettle.server.mail.address;

import fettle.server.mail.encoding.EncodedWords;
import fettle.server.mail.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads fields such as To and Cc for what can be read of them: whom a message was also addressed to. Nothing
/// of it is proof of anything.
public final class AddressList {

    private AddressList() {}

    /// The addresses that can be read, in the order in which they stand.
    ///
    /// @param most how many addresses are wanted; one more tells that there were more
    public static List<Address> parse(List<String> fields, int most) {
        List<Address> addresses = new ArrayList<>();
        for (String field : fields) {
            for (String entry : new FieldSplitter(field).entries(most + 1 - addresses.size())) {
                mailbox(entry).ifPresent(addresses::add);
            }
        }
        return addresses;
    }

    /// One mailbox in whatever form; the last thing in angle brackets is the address.
    static Optional<Address> mailbox(String entry) {
        String bare = FieldSplitter.withoutComments(entry);
        int open = bare.lastIndexOf('<');
        int close = bare.indexOf('>', Math.max(open, 0));
        String spec = open >= 0 && close > open ? bare.substring(open + 1, close) : withoutStrayAngle(bare);
        String name = open >= 0 ? bare.substring(0, open) : comment(entry);
        Optional<Address> proper = AddressSpec.normalised(spec).map(address -> new Address(name(name), address));
        return proper.isPresent() || open >= 0 ? proper : amongWords(bare);
    }

    /// The name behind an address without brackets, as in `ann@acme.test (Ann Able)`.
    static String comment(String entry) {
        int open = entry.indexOf('(');
        String plain = entry.strip();
        if (open <= 0 || !plain.endsWith(")")) {
            return "";
        }
        String comment = plain.substring(plain.indexOf('(') + 1, plain.length() - 1);
        int shut = comment.indexOf(')');
        boolean isOne = shut < 0 || (comment.indexOf('(') >= 0 && comment.indexOf('(') < shut);
        return isOne ? comment : "";
    }

    /// The only address among words, as in `Ann Able ann@acme.test`.
    private static Optional<Address> amongWords(String bare) {
        int at = bare.indexOf('@');
        if (at < 0 || at != bare.lastIndexOf('@')) {
            return Optional.empty();
        }
        int from = bare.lastIndexOf(' ', at) + 1;
        int to = bare.indexOf(' ', at) < 0 ? bare.length() : bare.indexOf(' ', at);
        String words = bare.substring(0, from) + bare.substring(to);
        return AddressSpec.normalised(bare.substring(from, to)).map(address -> new Address(name(words), address));
    }

    private static String withoutStrayAngle(String bare) {
        String spec = bare.strip();
        return spec.endsWith(">") && spec.indexOf('<') < 0 ? spec.substring(0, spec.length() - 1) : spec;
    }

    /// A display name as people read it: decoded, without its quotes, inert.
    static String name(String phrase) {
        String plain = phrase.strip();
        StringBuilder bare = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == '\\' && i + 1 < plain.length()) {
                bare.append(plain.charAt(++i));
            } else if (c != '"') {
                bare.append(c);
            }
        }
        String decoded = SafeText.line(EncodedWords.decode(bare.toString()));
        return decoded.length() > 200 ? SafeText.wellFormed(decoded.substring(0, 200)) : decoded;
    }
}
