package fettle.server.ticket.reply;

import fettle.server.store.Tx;
import java.util.Optional;

/// Says from which address our mails about a ticket go out.
public interface Letterhead {

    /// An address of ours.
    ///
    /// @param name what the client's mail program shows: the provider or its desk
    /// @param takesTags whether mail to `support+tag@` reaches it too, so that answers can carry the ticket in
    /// their
    ///     address
    record Sender(String address, String name, boolean takesTags) {}

    /// The sender for a ticket of this mailbox, or for one that came another way.
    Sender sender(Tx tx, Optional<Long> mailboxId);
}
