package fettle.server.ticket.reply;

import fettle.server.store.Tx;
import fettle.web.text.Texts;
import java.util.Optional;

/// Says from which address our mails about a ticket go out, and how large they may be.
public interface Letterhead {

    /// What most mail servers take.
    long USUAL_LARGEST = 25_000_000;

    /// An address of ours.
    ///
    /// @param name what the client's mail program shows: the provider or its desk
    /// @param phone where the provider can be called
    /// @param lastLines what its mails end with, where that is not name and phone
    /// @param takesTags whether mail to `support+tag@` reaches it too, so that answers can carry the ticket
    /// in their address
    record Sender(String address, String name, Optional<String> phone, Optional<String> lastLines, boolean takesTags) {

        /// What a mail of ours ends with: its own last lines, or who we are and where we can be called.
        public String signature(Texts texts) {
            return lastLines.orElseGet(() -> nameAndPhone(texts));
        }

        private String nameAndPhone(Texts texts) {
            return phone.map(number -> name + "\n" + texts.with("ticket.mail-phone", number))
                    .orElse(name);
        }
    }

    /// The sender for a ticket of this mailbox, or for one that came another way.
    Sender sender(Tx tx, Optional<Long> mailboxId);

    /// How many bytes a mail may have on its way.
    default long largest() {
        return USUAL_LARGEST;
    }
}
