package fettle.server.client;

import java.time.Instant;
import java.util.Optional;

/// A person at a client. Several addresses may be theirs; answers go to `email`.
///
/// @param critical whether what they ask for gets one priority higher (DOMAIN 5.5)
/// @param portal whether they may sign in to the portal
public record Contact(
        long id,
        long clientId,
        String name,
        String email,
        Optional<String> phone,
        Optional<String> jobTitle,
        boolean critical,
        boolean portal,
        boolean active,
        Instant createdAt) {

    /// What one calls them in a sentence: "Ruth" of "Ruth Calder".
    public String firstName() {
        int end = name.indexOf(' ');
        return end > 0 ? name.substring(0, end) : name;
    }
}
