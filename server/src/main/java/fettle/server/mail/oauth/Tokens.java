package fettle.server.mail.oauth;

import fettle.server.store.secret.Secret;
import java.time.Duration;
import java.util.Optional;

/// What a provider gave us.
///
/// @param access what opens the mailbox
/// @param lives how long it does
/// @param refresh what brings the next one; without, the one that we have stays good
public record Tokens(Secret access, Duration lives, Optional<Secret> refresh) {}
