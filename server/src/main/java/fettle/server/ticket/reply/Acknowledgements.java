package fettle.server.ticket.reply;

import fettle.server.client.Contact;
import fettle.server.client.choice.ChoiceLinks;
import fettle.server.client.choice.MailChoices;
import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Mails that tell whoever asked that it has arrived: one a ticket, and not too often to the same people.
public final class Acknowledgements {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int TO_AN_ADDRESS = 5;
    private static final int TO_A_DOMAIN = 30;
    private static final double MEGABYTE = 1 << 20;

    /// The mail that is answered, if it came by mail.
    ///
    /// @param references the messages before it and itself, oldest first
    public record Answered(Optional<String> messageId, List<String> references) {

        /// What was asked for elsewhere begins a thread of its own.
        public static final Answered NEW = new Answered(Optional.empty(), List.of());
    }

    /// A mail that is too large.
    ///
    /// @param most the bytes that a mail may have
    public record TooLarge(String subject, long bytes, long most, Answered answered) {}

    private final Ids ids;
    private final InstantSource clock;
    private final Tickets tickets;
    private final Outbox outbox;
    private final MessageIds messageIds;
    private final Letterhead letterhead;
    private final Texts texts;
    private final ChoiceLinks links;
    private final MailChoices choices = new MailChoices();

    public Acknowledgements(
            Ids ids,
            InstantSource clock,
            Tickets tickets,
            Outbox outbox,
            MessageIds messageIds,
            Letterhead letterhead,
            Texts texts,
            ChoiceLinks links) {
        this.ids = ids;
        this.clock = clock;
        this.tickets = tickets;
        this.outbox = outbox;
        this.messageIds = messageIds;
        this.letterhead = letterhead;
        this.texts = texts;
        this.links = links;
    }

    /// Adds the mail to the outbox and says so in the ticket's log. Nothing happens where an answer to it
    /// could not come back to us, or where the address or its domain has had enough of these lately.
    public void send(Tx tx, Ticket ticket, Contact contact, String address, Answered answered) {
        Letterhead.Sender from = letterhead.sender(tx, ticket.mailboxId());
        boolean byPortal = answered.equals(Answered.NEW);
        if (byPortal && !choices.of(tx, ticket.clientId(), contact.id()).acknowledged()) {
            return;
        }
        if (from.takesTags() && notTooOften(tx, ticket.clientId(), address)) {
            outbox.add(tx, written(from, ticket, contact, address, answered));
            tickets.acknowledged(tx, ticket);
        }
    }

    /// Tells whoever wrote that their mail was too large to be taken: once for a mail, and as seldom.
    ///
    /// @param mail what we call it
    public void tooLarge(Tx tx, long mail, Optional<Long> mailboxId, Contact contact, String address, TooLarge what) {
        if (notTooOften(tx, contact.clientId(), address)) {
            outbox.add(tx, written(letterhead.sender(tx, mailboxId), mail, contact, address, what));
        }
    }

    private boolean notTooOften(Tx tx, long clientId, String address) {
        Instant since = clock.instant().minus(WINDOW);
        return outbox.acknowledgementsTo(tx, clientId, address, since) < TO_AN_ADDRESS
                && outbox.acknowledgementsToDomain(tx, clientId, address, since) < TO_A_DOMAIN;
    }

    private NewMail written(Letterhead.Sender from, Ticket ticket, Contact contact, String address, Answered answered) {
        String number = Long.toString(ticket.number());
        return new NewMail(
                "ack:" + ticket.id(),
                ticket.clientId(),
                Optional.of(ticket.id()),
                Optional.empty(),
                Automatic.ACKNOWLEDGEMENT,
                from.address(),
                from.name(),
                Optional.of(messageIds.replyAddress(from.address(), Purpose.REPLY, ticket.id())),
                List.of(new Recipient(address, contact.name())),
                texts.with("ticket.acknowledgement.subject", number, ticket.subject()),
                body(contact, number, from, answered),
                messageIds.messageId(Purpose.REPLY, ticket.id(), ids.next()),
                answered.messageId(),
                answered.references(),
                Optional.empty());
    }

    private NewMail written(Letterhead.Sender from, long mail, Contact contact, String address, TooLarge what) {
        return new NewMail(
                "too-large:" + mail,
                contact.clientId(),
                Optional.empty(),
                Optional.empty(),
                Automatic.ACKNOWLEDGEMENT,
                from.address(),
                from.name(),
                Optional.empty(),
                List.of(new Recipient(address, contact.name())),
                texts.with("ticket.too-large.subject", what.subject()),
                String.join(
                        "\n\n",
                        texts.with("ticket.acknowledgement.greeting", contact.firstName()),
                        texts.with("ticket.too-large.size", megabytes(what.bytes()), megabytes(what.most())),
                        texts.with("ticket.too-large.again"),
                        from.signature(texts)),
                messageIds.messageId(Purpose.BOUNCE, mail, ids.next()),
                what.answered().messageId(),
                what.answered().references(),
                Optional.empty());
    }

    /// As people count them; a mail just above the limit must not be said to have what is allowed.
    private static String megabytes(long bytes) {
        return String.format(Locale.UK, bytes < 10 * MEGABYTE ? "%.1f" : "%.0f", (double) bytes / MEGABYTE);
    }

    /// Says nothing of what was written: whoever can make us send this can't choose its words.
    private String body(Contact contact, String number, Letterhead.Sender from, Answered answered) {
        var parts = new ArrayList<String>();
        parts.add(texts.with("ticket.acknowledgement.greeting", contact.firstName()));
        parts.add(texts.with("ticket.acknowledgement.arrived", number));
        parts.add(texts.with("ticket.acknowledgement.answer"));
        if (answered.equals(Answered.NEW)) {
            var whose = new ChoiceLinks.Whose(contact.clientId(), contact.id());
            parts.add(texts.with("ticket.acknowledgement.choice", links.url(whose)));
        }
        parts.add(from.signature(texts));
        return String.join("\n\n", parts);
    }
}
