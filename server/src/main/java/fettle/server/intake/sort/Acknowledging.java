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

    void acknowledge(Tx tx, InboundMail mail, InboundEmail email, Sender sender, Contact contact, Ticket ticket) {
        sender.address()
                .filter(_ -> mayBeAnswered(mail, email, sender))
                .map(Address::address)
                .ifPresent(to -> acknowledgements.send(tx, ticket, contact, to, answered(email)));
    }

    private boolean mayBeAnswered(InboundMail mail, InboundEmail email, Sender sender) {
        boolean nullSender = email.returnPath().filter("<>"::equals).isPresent()
                || (mail.source() == Arrival.Source.SMTP && mail.envelopeFrom().isBlank());
        boolean fresh = mail.receivedAt().plus(STALE).isAfter(clock.instant());
        return sender.mayJoin() && !nullSender && fresh && !mail.history() && email.mayBeAnsweredAutomatically();
    }

    private static Acknowledgements.Answered answered(InboundEmail email) {
        List<String> references = new ArrayList<>(email.references());
        email.messageId().ifPresent(references::add);
        return new Acknowledgements.Answered(email.messageId(), references);
    }
}
