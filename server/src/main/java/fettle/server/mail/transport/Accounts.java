package fettle.server.mail.transport;

import fettle.server.mail.imap.Credential;
import fettle.server.mail.imap.MessageHead;
import java.io.IOException;
import java.time.Instant;
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

        public boolean areWanted() {
            return accepted.isPresent() || ignored.isPresent() || held.isPresent();
        }
    }

    /// The last message that was taken. A folder whose validity is another one has to be read again from its
    /// start.
    record Position(long uidValidity, long lastUid) {}

    /// Where our reading of a mailbox began.
    ///
    /// @param uid the first number that was not yet given out then
    /// @param since what came to the server before is old in any case where the numbers no longer hold
    record Beginning(long uidValidity, long uid, Instant since) {

        /// Whether the message was there before we were. Of one that moves in later with an old date its
        /// number tells.
        boolean isAfter(long validity, MessageHead head) {
            boolean early = head.arrivedAt().filter(since::isAfter).isPresent();
            return early && (validity != uidValidity || head.uid() < uid);
        }
    }

    /// A mail that is decided and stands in the inbox still.
    record Decided(long mailId, long uid, Fate fate) {}

    /// What became of it, as far as folders tell it apart.
    enum Fate {
        ACCEPTED,
        IGNORED,
        HELD
    }

    List<Account> watched();

    /// What opens the mailbox now. A token may have to be fetched for it.
    Credential credential(Account account) throws IOException;

    /// How far the mailbox was read; nothing once it is another one than this account, which somebody else reads
    /// now.
    Optional<Position> position(Account account);

    /// The messages after this position that we have all the same.
    List<Long> taken(Account account, Position position);

    /// Notes how far it was read, unless it is another one by now.
    void reached(Account account, Position position);

    /// Where reading began; noted when this is the first time.
    Beginning beginning(Account account, long uidValidity, long nextUid);

    /// Mails to be put into their folders, oldest first.
    List<Decided> decided(long mailboxId, long uidValidity, int most);

    /// They are where they belong, or as near as the server allows.
    void filed(List<Decided> mails);

    /// The messages that the server would not hand over.
    List<Long> withheld(long mailboxId, long uidValidity);

    /// All is fetched.
    void works(long mailboxId, Optional<Shortcoming> shortcoming);

    void failed(long mailboxId, Exception failure);

    /// What a server can't do for us, though it works.
    enum Shortcoming {
        /// We may not flag or move anything.
        READ_ONLY,
        /// It can't move mail to folders.
        CANNOT_MOVE,
        /// A folder is not there.
        NO_FOLDER
    }
}
