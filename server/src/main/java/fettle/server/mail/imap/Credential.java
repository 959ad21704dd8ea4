package fettle.server.mail.imap;

import fettle.server.store.secret.Secret;

/// What opens a mailbox beside the name of its user.
public sealed interface Credential {

    record Password(Secret password) implements Credential {}

    /// A token of the mail provider's, for XOAUTH2.
    record Token(Secret token) implements Credential {}
}
