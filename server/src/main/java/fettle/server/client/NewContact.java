package fettle.server.client;

import java.util.List;
import java.util.Optional;

/// A person about to be added to a client.
///
/// @param email where answers go
/// @param otherAddresses what else they write from
public record NewContact(
        String name,
        String email,
        Optional<String> phone,
        Optional<String> jobTitle,
        boolean critical,
        boolean portal,
        List<String> otherAddresses) {

    public NewContact {
        otherAddresses = List.copyOf(otherAddresses);
    }

    /// Somebody of whom only the address and a name are known, as from a first mail.
    public static NewContact met(String name, String email) {
        return new NewContact(name, email, Optional.empty(), Optional.empty(), false, true, List.of());
    }
}
