package fettle.server.intake.mailbox;

import fettle.server.store.Tx;
import fettle.server.ticket.reply.Letterhead;
import java.util.Optional;

/// Our mails about a ticket go out from the mailbox that it came to.
public final class MailboxLetterhead implements Letterhead {

    private final Mailboxes mailboxes;
    private final Sender otherwise;
    private final long largest;

    /// @param otherwise where mails come from as long as there is no mailbox
    public MailboxLetterhead(Mailboxes mailboxes, Sender otherwise) {
        this(mailboxes, otherwise, USUAL_LARGEST);
    }

    /// @param largest how many bytes a mail may have
    public MailboxLetterhead(Mailboxes mailboxes, Sender otherwise, long largest) {
        this.mailboxes = mailboxes;
        this.otherwise = otherwise;
        this.largest = largest;
    }

    @Override
    public long largest() {
        return largest;
    }

    @Override
    public Sender sender(Tx tx, Optional<Long> mailboxId) {
        return mailboxId
                .flatMap(mailboxes::find)
                .or(mailboxes::first)
                .map(mailbox -> new Sender(
                        mailbox.address(),
                        mailbox.name(),
                        otherwise.phone(),
                        mailbox.writing().signature(),
                        true))
                .orElse(otherwise);
    }
}
