package fettle.server.mail.outbox;

/// Whom a mail goes to.
///
/// @param name shown beside the address; may be blank
/// @param copied whether they get a copy of what goes to somebody else
public record Recipient(String address, String name, boolean copied) {

    public Recipient(String address, String name) {
        this(address, name, false);
    }

    public static Recipient copy(String address, String name) {
        return new Recipient(address, name, true);
    }
}
