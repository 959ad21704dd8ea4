package fettle.server.intake.authorisation;

import java.time.Instant;
import java.util.Optional;

/// How a mail provider lets us into a mailbox.
///
/// @param authorizeUrl where somebody authorises us; empty when the application itself may
/// @param application our name at the provider
/// @param authorisedAt when tokens last began to come
public record Authorisation(
        long mailboxId,
        Flow flow,
        String authorizeUrl,
        String tokenUrl,
        String application,
        String scope,
        Optional<Instant> authorisedAt) {

    /// On whose behalf.
    public enum Flow {
        /// Somebody signs in at the provider, once.
        PERSON,
        /// The application is allowed to by the provider's administrator.
        APPLICATION
    }
}
