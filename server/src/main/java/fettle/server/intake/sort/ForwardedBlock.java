package fettle.server.intake.sort;

import fettle.server.mail.address.Address;
import fettle.server.mail.address.AddressList;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.reply.ForwardedHead;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The mail that somebody passed on with another one: copied into its text, or attached to it whole.
///
/// @param letter what is kept of it: the attached mail, or the text with the copy in it
record ForwardedBlock(Address from, Letter letter) {

    /// What was passed on, if anything was. What is attached counts before what stands in the text.
    static Optional<ForwardedBlock> in(Letter letter) {
        return letter.attached()
                .flatMap(ForwardedBlock::attached)
                .or(() -> ForwardedHead.in(letter.email().text())
                        .flatMap(head -> address(head.from()).map(from -> new ForwardedBlock(from, letter))));
    }

    private static Optional<ForwardedBlock> attached(Letter inner) {
        return inner.email().from() instanceof FromAddress.One(var from)
                ? Optional.of(new ForwardedBlock(from, inner))
                : Optional.empty();
    }

    /// Programs write a sender in many ways: `Ann <ann@acme.test>`, `Ann [mailto:ann@acme.test]`,
    /// `Ann <ann@acme.test<mailto:ann@acme.test>>`, `ann@acme.test (Ann)`. Where two addresses stand, a person
    /// decides.
    private static Optional<Address> address(String field) {
        List<String> addresses = Arrays.stream(field.split("[\\s<>\\[\\]()\"';,]+", 40))
                .map(word -> word.startsWith("mailto:") ? word.substring("mailto:".length()) : word)
                .filter(word -> word.indexOf('@') > 0)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        if (addresses.size() != 1) {
            return Optional.empty();
        }
        return AddressList.parse(addresses, 1).stream()
                .findFirst()
                .filter(address -> address.address().indexOf('@') > 0)
                .map(address -> new Address(name(field), address.address()));
    }

    private static String name(String field) {
        int end = field.length();
        for (char mark : new char[] {'<', '[', '('}) {
            int at = field.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        String name = field.substring(0, end).replace("\"", "").replace("'", "").strip();
        return name.indexOf('@') >= 0 ? "" : name;
    }
}
