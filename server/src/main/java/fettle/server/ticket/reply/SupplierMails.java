package fettle.server.ticket.reply;

import fettle.server.contract.supplier.Supplier;
import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.SupplierThread;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;

/// Mails to suppliers. Nothing of what the client wrote goes out with them: only what one of us wrote for them.
public final class SupplierMails {

    private static final int LONGEST = 100_000;

    private final Ids ids;
    private final SupplierThread thread;
    private final Outbox outbox;
    private final MessageIds messageIds;
    private final Letterhead letterhead;
    private final Texts texts;

    SupplierMails(Ids ids, Outbox outbox, MessageIds messageIds, Letterhead letterhead, Texts texts) {
        this.ids = ids;
        this.thread = new SupplierThread(ids);
        this.outbox = outbox;
        this.messageIds = messageIds;
        this.letterhead = letterhead;
        this.texts = texts;
    }

    /// Keeps the words in the supplier's thread and puts the mail in the outbox.
    public void send(Tx tx, Ticket ticket, Stamp stamp, Supplier supplier, String text) {
        String address = supplier.email()
                .orElseThrow(() -> Refusal.Invalid.field("text", "ticket.supplier-without-address", supplier.name()));
        if (text.isBlank()) {
            throw Refusal.Invalid.field("text", "ticket.text-needed");
        }
        if (text.length() > LONGEST) {
            throw Refusal.Invalid.field("text", "ticket.too-long", LONGEST);
        }
        Tx client = tx.forClient(ticket.clientId());
        List<String> before = thread.messageIds(client, ticket.id(), supplier.id());
        String messageId = messageIds.messageId(Purpose.SUPPLIER, ticket.id(), ids.next());
        NewEntry entry = NewEntry.of(text.strip()).under(messageId);
        long id = thread.addOurs(client, ticket.id(), stamp, supplier.id(), entry);
        Letterhead.Sender from = letterhead.sender(tx, ticket.mailboxId());
        outbox.add(
                tx,
                new NewMail(
                        "supplier:" + id,
                        ticket.clientId(),
                        Optional.of(ticket.id()),
                        Optional.of(id),
                        Automatic.NO,
                        from.address(),
                        from.name(),
                        replyTo(ticket, from),
                        List.of(new Recipient(address, supplier.name())),
                        ReplyMails.subject(ticket),
                        text.strip() + "\n\n" + stamp.by().name() + "\n" + from.signature(texts) + "\n",
                        messageId,
                        before.isEmpty() ? Optional.empty() : Optional.of(before.getLast()),
                        before,
                        Optional.empty()));
    }

    private Optional<String> replyTo(Ticket ticket, Letterhead.Sender from) {
        return from.takesTags()
                ? Optional.of(messageIds.replyAddress(from.address(), Purpose.SUPPLIER, ticket.id()))
                : Optional.empty();
    }
}
