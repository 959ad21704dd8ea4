package fettle.server.client;

import java.util.Optional;

/// Whose address it was: somebody who is at their client no more, or anybody of a client whom we support no more.
///
/// @param contact who it was, where we knew them
public record Former(Client client, Optional<Contact> contact) {}
