package fettle.server.mail;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes the ids of our outgoing messages and the tokens of our reply addresses, and knows its own again. Both
/// are signed, so that nobody can write himself into a ticket by its number.
public final class MessageIds {

    /// What an id was made for: an answer to an id of one purpose never counts for another.
    public enum Purpose {
        /// A mail to people of the client.
        REPLY,
        /// A notification to a technician.
        NOTICE,
        /// A mail to a supplier.
        SUPPLIER,
        /// The address that undeliverable mail comes back to.
        BOUNCE
    }

    /// One of our own ids, with its signature checked.
    public record Genuine(long ticketId, Purpose purpose) {}

    private static final String PREFIX = "ft.";

    private final SecretKeySpec key;
    private final String host;

    /// @param key at least 16 bytes, known to this server alone
    /// @param host our mail host, as in `fettle.example`
    public MessageIds(byte[] key, String host) {
        if (key.length < 16) {
            throw new IllegalArgumentException("A key of " + key.length + " bytes is too short to sign message ids");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.host = host.toLowerCase(Locale.ROOT);
    }

    /// An id such as `<ft.4711.0123456789abcdef.fedcba9876543210@fettle.example>`; the same for the same
    /// arguments, so that a message that is sent again keeps its id.
    public String messageId(Purpose purpose, long ticketId, long random) {
        String number = HexFormat.of().toHexDigits(random);
        return "<" + PREFIX + ticketId + "." + number + "." + signature(purpose, ticketId, number) + "@" + host + ">";
    }

    /// The ticket that an id stands for, when it is one of ours; whatever follows or precedes the id is not
    /// tolerated.
    public Optional<Genuine> genuine(String messageId) {
        String id = messageId.strip().toLowerCase(Locale.ROOT);
        String end = "@" + host + ">";
        if (id.length() > 120 || !id.startsWith("<" + PREFIX) || !id.endsWith(end)) {
            return Optional.empty();
        }
        String[] parts =
                id.substring(1 + PREFIX.length(), id.length() - end.length()).split("\\.", -1);
        return parts.length == 3 && parts[1].length() == 16 ? checked(parts[0], parts[1], parts[2]) : Optional.empty();
    }

    /// The nearest of our own ids: References grow to the right, so the search goes from there.
    public Optional<Genuine> nearest(List<String> references) {
        return references.reversed().stream()
                .flatMap(id -> genuine(id).stream())
                .findFirst();
    }

    /// The reply address of a ticket at a mailbox: `support+4711.fedcba9876543210@fettle.example`.
    public String replyAddress(String mailbox, Purpose purpose, long ticketId) {
        int at = mailbox.lastIndexOf('@');
        return mailbox.substring(0, at) + "+" + ticketId + "." + signature(purpose, ticketId, "address")
                + mailbox.substring(at);
    }

    /// The ticket whose reply address this is, whatever the mailbox.
    public Optional<Genuine> ofReplyAddress(String address) {
        String local =
                address.substring(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
        String[] parts = local.substring(local.lastIndexOf('+') + 1).split("\\.", -1);
        return local.contains("+") && parts.length == 2 ? checked(parts[0], "address", parts[1]) : Optional.empty();
    }

    private Optional<Genuine> checked(String ticket, String number, String signature) {
        Optional<Long> ticketId = ticketId(ticket);
        return ticketId.flatMap(id -> Arrays.stream(Purpose.values())
                .filter(purpose -> isSame(signature(purpose, id, number), signature))
                .map(purpose -> new Genuine(id, purpose))
                .findFirst());
    }

    private static Optional<Long> ticketId(String digits) {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= 18
                && !digits.startsWith("0")
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Long.valueOf(digits)) : Optional.empty();
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(Purpose purpose, long ticketId, String number) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String signed = purpose.name() + "|" + ticketId + "|" + number + "|" + host;
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)), 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
