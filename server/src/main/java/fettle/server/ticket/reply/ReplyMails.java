package fettle.server.ticket.reply;

import fettle.contracts.sla.Channel;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.choice.MailChoices;
import fettle.server.mail.MessageIds;
import fettle.server.mail.compose.AnsweredSubject;
import fettle.server.mail.compose.OutgoingSize;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Replies as mails: the entry on the ticket and the mail in the outbox are one step.
public final class ReplyMails {

    private static final long MB = 1_000_000;
    private static final int LONGEST_QUOTE = 10_000;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH);

    private final Ids ids;
    private final Clients clients;
    private final Conversations conversations;
    private final Outbox outbox;
    private final MessageIds messageIds;
    private final Letterhead letterhead;
    private final Texts texts;
    private final MailChoices choices = new MailChoices();

    public ReplyMails(
            Ids ids,
            Clients clients,
            Conversations conversations,
            Outbox outbox,
            MessageIds messageIds,
            Letterhead letterhead,
            Texts texts) {
        this.ids = ids;
        this.clients = clients;
        this.conversations = conversations;
        this.outbox = outbox;
        this.messageIds = messageIds;
        this.letterhead = letterhead;
        this.texts = texts;
    }

    /// What writes to suppliers, under the same letterhead.
    public SupplierMails toSuppliers() {
        return new SupplierMails(ids, outbox, messageIds, letterhead, texts);
    }

    /// Whom a reply goes to: the contact who asked, at the address that we have on file.
    public Optional<Contact> recipient(Tx tx, Ticket ticket) {
        return ticket.contactId()
                .flatMap(id -> clients.findContact(tx, ticket.clientId(), id))
                .filter(Contact::active);
    }

    /// Somebody at the client who takes part in the ticket, and can be written to.
    public Optional<Contact> participant(Tx tx, Ticket ticket, long contactId) {
        return clients.findContact(tx, ticket.clientId(), contactId).filter(Contact::active);
    }

    /// Refuses a reply that would be too large a mail.
    public void fits(Reply reply) {
        long bytes = OutgoingSize.of(reply.text(), reply.files().stream().mapToLong(NewEntry.File::size));
        if (bytes > letterhead.largest()) {
            throw Refusal.Invalid.field(
                    "files", "ticket.mail-too-large", (bytes + MB - 1) / MB, letterhead.largest() / MB);
        }
    }

    /// From which of our addresses a reply goes out.
    public Letterhead.Sender from(Tx tx, Ticket ticket) {
        return letterhead.sender(tx, ticket.mailboxId());
    }

    /// Keeps the reply on the ticket and puts the mail in the outbox.
    ///
    /// @param copies those at the client who get a copy
    /// @param needed whether it comes to those, too, who want mail only when something is solved; a question
    /// does so anyway
    public void send(
            Tx tx,
            Ticket ticket,
            Stamp stamp,
            String text,
            List<NewEntry.File> files,
            List<Contact> copies,
            boolean needed) {
        Contact to =
                recipient(tx, ticket).orElseThrow(() -> Refusal.Invalid.field("text", "ticket.nobody-to-write-to"));
        Optional<PublicEntry> answered = conversations.lastOfClient(tx, ticket.id());
        Optional<String> answeredId = answered.flatMap(PublicEntry::messageId);
        List<String> before = thread(tx, ticket, answeredId);
        String messageId = messageIds.messageId(MessageIds.Purpose.REPLY, ticket.id(), ids.next());
        boolean asks = needed || text.contains("?");
        List<Recipient> recipients = recipients(tx, to, copies, asks);
        NewEntry entry = NewEntry.of(text).with(files).under(messageId);
        if (recipients.isEmpty()) {
            String notice = texts.with("ticket.only-in-portal", to.name());
            conversations.add(tx, ticket.id(), stamp, Channel.EMAIL, false, entry.noticed(notice));
            return;
        }
        long entryId = conversations.add(tx, ticket.id(), stamp, Channel.EMAIL, false, entry);
        Letterhead.Sender from = from(tx, ticket);
        ZoneId zone = clients.client(tx, ticket.clientId()).zone();
        outbox.add(
                tx,
                new NewMail(
                        "reply:" + entryId,
                        ticket.clientId(),
                        Optional.of(ticket.id()),
                        Optional.of(entryId),
                        Automatic.NO,
                        from.address(),
                        from.name(),
                        replyTo(ticket, from),
                        recipients,
                        subject(ticket),
                        body(text, stamp.by().name(), from.signature(texts), answered, zone),
                        messageId,
                        answeredId,
                        before,
                        Optional.empty()));
    }

    /// Those who want it; where the one who asked does not, it goes to the others alone.
    private List<Recipient> recipients(Tx tx, Contact to, List<Contact> copies, boolean asks) {
        List<Contact> others = copies.stream()
                .filter(copy -> copy.active() && !copy.email().equals(to.email()) && (asks || wantsEach(tx, copy)))
                .toList();
        return asks || wantsEach(tx, to)
                ? Stream.concat(
                                Stream.of(new Recipient(to.email(), to.name())),
                                others.stream().map(copy -> Recipient.copy(copy.email(), copy.name())))
                        .toList()
                : others.stream()
                        .map(other -> new Recipient(other.email(), other.name()))
                        .toList();
    }

    /// Whoever cannot read it in the portal has no other way to it.
    private boolean wantsEach(Tx tx, Contact contact) {
        return !contact.portal()
                || !choices.of(tx, contact.clientId(), contact.id()).onlySolved();
    }

    /// Puts the mail that did not come to a recipient in the outbox once more, for them alone, at this
    /// address. What was late may be sent again, and once more when it is lost for good.
    void again(Tx tx, Ticket ticket, long recipientId, String address) {
        SentMail lost = outbox.ofRecipient(tx, ticket.clientId(), recipientId).orElseThrow();
        Delivery.To to = outbox.recipient(tx, lost, recipientId).orElseThrow();
        String messageId = messageIds.messageId(MessageIds.Purpose.REPLY, ticket.id(), ids.next());
        var recipient = new Recipient(address, to.recipient().name());
        outbox.add(tx, lost.mail().again("again:" + ids.next(), messageId, recipient));
    }

    /// The customer's own subject, with the ticket's number in it once.
    static String subject(Ticket ticket) {
        String mark = "[#" + ticket.number() + "]";
        return ("Re: " + AnsweredSubject.without(ticket.subject().replace(mark, "")) + " " + mark);
    }

    /// What the ticket's mails have been so far, the one that is answered as the nearest.
    private List<String> thread(Tx tx, Ticket ticket, Optional<String> answered) {
        Stream<String> others =
                conversations.messageIds(tx, ticket.id()).stream().filter(id -> !answered.equals(Optional.of(id)));
        return Stream.concat(others, answered.stream()).toList();
    }

    private Optional<String> replyTo(Ticket ticket, Letterhead.Sender from) {
        return from.takesTags()
                ? Optional.of(messageIds.replyAddress(from.address(), MessageIds.Purpose.REPLY, ticket.id()))
                : Optional.empty();
    }

    /// What was written, who wrote it, and the message that it answers: nothing older leaves the house again.
    private String body(String text, String author, String signature, Optional<PublicEntry> answered, ZoneId zone) {
        String signed = text.stripTrailing() + "\n\n" + author + "\n" + signature + "\n";
        return answered.map(entry -> signed + "\n" + quote(entry, zone)).orElse(signed);
    }

    private String quote(PublicEntry entry, ZoneId zone) {
        String said = entry.visibleText().strip();
        String line = texts.with(
                "ticket.mail-wrote",
                entry.author().name(),
                WHEN.format(entry.at().atZone(zone)));
        String quoted = said.substring(0, Math.min(said.length(), LONGEST_QUOTE))
                .lines()
                .map(quotedLine -> ("> " + quotedLine).stripTrailing())
                .reduce("", (above, below) -> above + below + "\n");
        return line + "\n" + quoted;
    }
}
