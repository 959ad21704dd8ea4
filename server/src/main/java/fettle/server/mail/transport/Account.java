package fettle.server.mail.transport;

import fettle.server.mail.imap.ImapAddress;

/// A mailbox on an IMAP server.
///
/// @param edition another one whenever something about it has changed: it is then connected to anew
public record Account(
        long mailboxId,
        String address,
        ImapAddress server,
        String user,
        Accounts.FirstRead firstRead,
        Accounts.Folders folders,
        int edition) {

    @Override
    public String toString() {
        return user + "@" + server.host() + ":" + server.port();
    }
}
