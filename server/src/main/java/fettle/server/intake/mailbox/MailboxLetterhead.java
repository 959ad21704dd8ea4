package fettle.server.intake.mailbox;

import fettle.server.store.Tx;
import fettle.server.ticket.reply.Letterhead;
import java.util.Optional;

/// Our mails about a ticket go out from the mailbox that it came to.
public final class MailboxLetterhead implements Letterhead {

    private final Mailboxes mailboxes;
    private final Sender otherwise;

    /// @param provider the company whose desk this is
    /// @param mailHost where mails go out from as long as there is no mailbox
    public MailboxLetterhead(Mailboxes mailboxes, String provider, String mailHost) {
        this.mailboxes = mailboxes;
        this.otherwise = new Sender("no-reply@" + mailHost, provider, false);
    }

    @Override
    public Sender sender(Tx tx, Optional<Long> mailboxId) {
        return mailboxId.flatMap(mailboxes::find)
                .or(mailboxes::first)
                .map(mailbox -> new Sender(mailbox.address(), mailbox.name(), true))
                .orElse(otherwise);
    }
}
