package fettle.server.intake.sort;

import fettle.server.client.Contact;
import fettle.server.intake.InboundMail;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.MessageIds;
import fettle.server.mail.MessageIds.Purpose;
import fettle.server.mail.address.Address;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.NewMail;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.mail.transport.Arrival;
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
import java.util.Optional;

/// Tells whoever wrote that their request has arrived, where that can do no harm (CATALOGUE rows 12 and 23, d.11): only
/// people we know, never a machine, not too often, and not long after the fact.
final class Acknowledgements {

    private static final Duration STALE = Duration.ofHours(24);
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int TO_AN_ADDRESS = 5;
    private static final int TO_A_DOMAIN = 30;

    private final Outbox outbox;
    private final Tickets tickets;
    private final Mailboxes mailboxes;
    private final MessageIds messageIds;
    private final Ids ids;
    private final InstantSource clock;
    private final Texts texts;

    Acknowledgements(
            Outbox outbox,
            Tickets tickets,
            Mailboxes mailboxes,
            MessageIds messageIds,
            Ids ids,
            InstantSource clock,
            Texts texts) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.mailboxes = mailboxes;
        this.messageIds = messageIds;
        this.ids = ids;
        this.clock = clock;
        this.texts = texts;
    }

    /// Adds the acknowledgement to the outbox and to the ticket's log, or does nothing.
    void acknowledge(Tx tx, InboundMail mail, InboundEmail email, Sender sender, Contact contact, Ticket ticket) {
        Optional<Mailbox> mailbox = mail.mailboxId().flatMap(mailboxes::find).or(mailboxes::first);
        Optional<Address> to = sender.address().filter(_ -> mayBeAnswered(mail, email, sender));
        if (mailbox.isPresent() && to.isPresent() && notTooOften(tx, to.get())) {
            outbox.add(tx, written(mailbox.get(), to.get(), email, contact, ticket));
            tickets.acknowledged(tx, ticket);
        }
    }

    private boolean mayBeAnswered(InboundMail mail, InboundEmail email, Sender sender) {
        boolean nullSender = email.returnPath().filter("<>"::equals).isPresent()
                || (mail.source() == Arrival.Source.SMTP && mail.envelopeFrom().isBlank());
        boolean fresh = mail.receivedAt().plus(STALE).isAfter(clock.instant());
        return sender.mayJoin() && !nullSender && fresh && !mail.history() && email.mayBeAnsweredAutomatically();
    }

    private boolean notTooOften(Tx tx, Address to) {
        Instant since = clock.instant().minus(WINDOW);
        return outbox.acknowledgementsTo(tx, to.address(), since) < TO_AN_ADDRESS
                && outbox.acknowledgementsToDomain(tx, to.domain(), since) < TO_A_DOMAIN;
    }

    private NewMail written(Mailbox mailbox, Address to, InboundEmail email, Contact contact, Ticket ticket) {
        String number = Long.toString(ticket.number());
        List<String> thread = new ArrayList<>(email.references());
        email.messageId().ifPresent(thread::add);
        return new NewMail(
                "ack:" + ticket.id(),
                ticket.clientId(),
                Optional.of(ticket.id()),
                Optional.empty(),
                Automatic.ACKNOWLEDGEMENT,
                mailbox.address(),
                mailbox.name(),
                Optional.of(messageIds.replyAddress(mailbox.address(), Purpose.REPLY, ticket.id())),
                List.of(new Recipient(to.address(), contact.name())),
                texts.with("intake.acknowledgement.subject", number, ticket.subject()),
                body(contact.firstName(), number, mailbox.name()),
                messageIds.messageId(Purpose.REPLY, ticket.id(), ids.next()),
                email.messageId(),
                thread);
    }

    /// Says nothing of what was written: whoever can make us send this can't choose its words.
    private String body(String firstName, String number, String signature) {
        return String.join(
                "\n\n",
                texts.with("intake.acknowledgement.greeting", firstName),
                texts.with("intake.acknowledgement.arrived", number),
                texts.with("intake.acknowledgement.answer"),
                signature);
    }
}
