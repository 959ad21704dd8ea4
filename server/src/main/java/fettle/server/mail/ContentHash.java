package fettle.server.mail;

import fettle.server.mail.address.Address;
import fettle.server.mail.body.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The hash of what the sender wrote: date, sender, subject, text and files. The same whichever way and to
/// whichever of our mailboxes the message came.
public final class ContentHash {

    private ContentHash() {}

    public static String of(InboundEmail email) {
        MessageDigest digest = Digest.newSha256();
        add(digest, email.headers().first("Date").orElse(""));
        add(digest, email.from().shown().map(Address::address).orElse(""));
        add(digest, email.subject());
        add(digest, email.text());
        email.html().forEach(html -> add(digest, html));
        email.files().forEach(file -> add(digest, file.sha256()));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
