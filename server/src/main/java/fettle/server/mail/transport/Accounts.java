package fettle.server.mail.transport;

import java.util.List;
import java.util.Optional;

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

    /// What becomes of the mail that is there when a mailbox is first read.
    enum FirstRead {
        /// It stays where it is: we begin with what comes from now on.
        FROM_NOW,
        /// It is taken over without answers and clocks.
        HISTORY,
        /// It is taken as if it came now.
        ALL
    }

    /// Where mails are put on the server once it is known what became of them; without a name they stay.
    record Folders(Optional<String> accepted, Optional<String> ignored, Optional<String> held) {

        public static final Folders NONE = new Folders(Optional.empty(), Optional.empty(), Optional.empty());
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
