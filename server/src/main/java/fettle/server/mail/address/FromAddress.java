package fettle.server.mail.address;

import fettle.server.mail.mime.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who a message says it is from. Only `One` may ever be compared with a contact's address as the sender; the
/// others have at most an address to show, which nothing vouches for.
public sealed interface FromAddress {

    /// Exactly one mailbox, read by strict rules.
    record One(Address mailbox) implements FromAddress {}

    /// More than one mailbox, or more than one field.
    record Several(List<Address> mailboxes) implements FromAddress {}

    /// A field that no strict reading makes an address of, or that mail servers did not see.
    record Malformed(String raw, Optional<Address> fallback) implements FromAddress {}

    record Missing(Optional<Address> fallback) implements FromAddress {}

    /// The address to show for this sender.
    default Optional<Address> shown() {
        return switch (this) {
            case One one -> Optional.of(one.mailbox());
            case Several several -> several.mailboxes().stream().findFirst();
            case Malformed malformed -> malformed.fallback();
            case Missing missing -> missing.fallback();
        };
    }

    static FromAddress of(Headers headers) {
        List<String> fields =
                headers.all("From").stream().filter(field -> !field.isBlank()).toList();
        if (fields.isEmpty()) {
            return new Missing(fallback(headers));
        }
        List<Address> loose = AddressList.parse(fields, 20);
        if (fields.size() > 1) {
            return new Several(loose);
        }
        String field = fields.getFirst();
        Optional<Address> strict =
                headers.checked("From").contains(field) ? StrictMailbox.read(field) : Optional.empty();
        if (strict.isPresent()) {
            return new One(strict.get());
        }
        if (loose.size() > 1) {
            return new Several(loose);
        }
        return new Malformed(field, loose.stream().findFirst().or(() -> fallback(headers)));
    }

    private static Optional<Address> fallback(Headers headers) {
        List<String> fields = new ArrayList<>();
        Stream.of("Sender", "Reply-To", "Return-Path").forEach(name -> fields.addAll(headers.all(name)));
        return AddressList.parse(fields, 1).stream().findFirst();
    }
}
