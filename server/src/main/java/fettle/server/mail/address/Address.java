package fettle.server.mail.address;

import static java.util.Objects.requireNonNull;

/// A mailbox: an address in its comparable form (ASCII letters in lower case, the domain in ASCII) and a name
/// to show, which may be empty.
public record Address(String name, String address) {

    public Address {
        requireNonNull(name, "name");
        requireNonNull(address, "address");
    }

    public static Address of(String address) {
        return new Address("", address);
    }

    public String localPart() {
        return address.substring(0, Math.max(0, address.lastIndexOf('@')));
    }

    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
