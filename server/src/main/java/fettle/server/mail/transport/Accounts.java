package fettle.server.mail.transport;

import java.util.List;

/// The mailboxes to fetch from, how far each was read, and how each is doing.
public interface Accounts {

    /// How a mailbox is doing.
    enum State {
        /// Connected, and all mail fetched.
        WORKING,
        /// The server did not let us in; tried again every five minutes at most, so that the account is not
        /// locked.
        LOGIN_FAILED,
        /// The connection failed or broke; tried again ever more slowly, up to five minutes.
        DISTURBED
    }

    /// The last message that was taken. A folder whose validity is another one has to be read again from its
    /// start.
    record Position(long uidValidity, long lastUid) {}

    List<Account> watched();

    Position position(long mailboxId);

    void reached(long mailboxId, Position position);

    /// Notes how the mailbox is doing, in words for a person.
    void is(long mailboxId, State state, String words);
}
