package fettle.server.intake.sort;

import fettle.server.client.Contact;
import fettle.server.intake.InboundMail;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.Address;
import fettle.server.mail.transport.Arrival;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.reply.Acknowledgements;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Tells whoever wrote that their request has arrived, where that can do no harm (CATALOGUE rows 12 and 23, d.11): only
/// people we know, never a machine, and not long after the fact.
record Acknowledging(Acknowledgements acknowledgements, InstantSource clock) {

    private static final Duration STALE = Duration.ofHours(24);
    private static final int LONGEST_SUBJECT = 200;

    void acknowledge(Tx tx, InboundMail mail, InboundEmail email, Sender sender, Contact contact, Ticket ticket) {
        sender.address()
                .filter(_ -> mayBeAnswered(mail, email, sender))
                .map(Address::address)
                .ifPresent(to -> acknowledgements.send(tx, ticket, contact, to, answered(email)));
    }

    /// The same for a mail that is too large, of which only the header is known.
    void tooLarge(Tx tx, InboundMail mail, InboundEmail email, Sender sender, long bytes, long most) {
        boolean plain = sender.contacts().size() == 1 && mayBeAnswered(mail, email, sender);
        sender.address()
                .filter(_ -> plain)
                .map(Address::address)
                .ifPresent(to -> acknowledgements.tooLarge(
                        tx,
                        mail.id(),
                        mail.mailboxId(),
                        sender.contacts().getFirst(),
                        to,
                        new Acknowledgements.TooLarge(subject(email), bytes, most, answered(email))));
    }

    private boolean mayBeAnswered(InboundMail mail, InboundEmail email, Sender sender) {
        boolean nullSender = email.returnPath().filter("<>"::equals).isPresent()
                || (mail.source() == Arrival.Source.SMTP && mail.envelopeFrom().isBlank());
        boolean fresh = mail.receivedAt().plus(STALE).isAfter(clock.instant());
        return sender.mayJoin() && !nullSender && fresh && !mail.history() && email.mayBeAnsweredAutomatically();
    }

    private static String subject(InboundEmail email) {
        String subject = email.subject();
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT);
    }

    private static Acknowledgements.Answered answered(InboundEmail email) {
        List<String> references = new ArrayList<>(email.references());
        email.messageId().ifPresent(references::add);
        return new Acknowledgements.Answered(email.messageId(), references);
    }
}
