package fettle.server.intake.sort;

import fettle.contracts.sla.Channel;
import fettle.server.intake.InboundMail;
import fettle.server.intake.Outcome;
import fettle.server.intake.Outcome.TicketPlace;
import fettle.server.intake.Reason;
import fettle.server.mail.Automatic;
import fettle.server.mail.MessageIds;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.Recipient;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.Tx;
import fettle.server.ticket.CustomerMessage;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What mail servers tell us of mails that we sent. Anybody can write such a message, so it counts only for
/// a mail that has our signature, which nobody knows but those who got it, and did go to that recipient.
/// Where it names somebody else (an alias, a forwarding), the mail must have left, and it counts for the
/// one to whom it went.
final class MachineMail {

    private final Outbox outbox;
    private final Tickets tickets;
    private final MessageIds ids;
    private final Entries entries;
    private final SupplierMail suppliers;

    MachineMail(Outbox outbox, Tickets tickets, MessageIds ids, Entries entries, SupplierMail suppliers) {
        this.outbox = outbox;
        this.tickets = tickets;
        this.ids = ids;
        this.entries = entries;
        this.suppliers = suppliers;
    }

    Outcome bounce(Tx tx, InboundMail mail, Letter letter, Sender sender, Automatic.Bounce bounce) {
        Optional<SentMail> sent = ours(tx, bounce.originalMessageId());
        List<Told> told = sent.map(ours -> told(tx, ours, bounce)).orElse(List.of());
        return told.isEmpty()
                ? Outcome.Quarantined.because(Reason.FORGED_BOUNCE)
                : believed(tx, mail, letter, sender, sent.orElseThrow(), told);
    }

    /// What a report says of one of those to whom a mail went.
    ///
    /// @param recipient none where it went to several and the report names nobody of them
    private record Told(Automatic.Delivery delivery, Optional<String> recipient) {}

    private List<Told> told(Tx tx, SentMail sent, Automatic.Bounce bounce) {
        List<Told> named = bounce.deliveries().stream()
                .map(delivery -> new Told(delivery, named(sent, delivery)))
                .filter(told -> told.recipient().isPresent())
                .toList();
        if (!named.isEmpty() || bounce.deliveries().isEmpty()) {
            return named;
        }
        List<String> taken = outbox.takenFor(tx, sent);
        Optional<String> only = taken.size() == 1 ? Optional.of(taken.getFirst()) : Optional.empty();
        return taken.isEmpty()
                ? List.of()
                : List.of(new Told(bounce.deliveries().getFirst(), only));
    }

    private static Optional<String> named(SentMail sent, Automatic.Delivery delivery) {
        return Stream.concat(Stream.of(delivery.recipient()), delivery.meant().stream())
                .flatMap(reported ->
                        sent.mail().to().stream().map(Recipient::address).filter(reported::equalsIgnoreCase))
                .findFirst();
    }

    Outcome receipt(Tx tx, Sender sender, Automatic.ReadReceipt receipt) {
        return ours(tx, receipt.originalMessageId())
                .filter(sent -> wentTo(sent, sender.shownAddress()))
                .<Outcome>map(sent -> opened(tx, sender, sent))
                .orElseGet(() -> Outcome.Ignored.because(Reason.STRAY_RECEIPT));
    }

    private Outcome opened(Tx tx, Sender sender, SentMail sent) {
        sent.mail().to().stream()
                .map(Recipient::address)
                .filter(sender.shownAddress()::equalsIgnoreCase)
                .forEach(address -> outbox.opened(tx, sent, address));
        return new Outcome.Event(place(sent), Reason.READ_RECEIPT, List.of(sender.shownAddress()));
    }

    Outcome abuse(Tx tx, Sender sender, Automatic.AbuseReport report) {
        return ours(tx, report.originalMessageId())
                .<Outcome>map(
                        sent -> new Outcome.Event(place(sent), Reason.ABUSE_REPORT, List.of(sender.shownAddress())))
                .orElseGet(() -> Outcome.Quarantined.because(Reason.STRAY_REPORT));
    }

    private Optional<SentMail> ours(Tx tx, Optional<String> messageId) {
        return messageId.filter(id -> ids.genuine(id).isPresent()).flatMap(id -> outbox.withMessageId(tx, id));
    }

    private static boolean wentTo(SentMail sent, String address) {
        return sent.mail().to().stream().map(Recipient::address).anyMatch(address::equalsIgnoreCase);
    }

    private Outcome believed(Tx tx, InboundMail mail, Letter letter, Sender sender, SentMail sent, List<Told> told) {
        told.stream()
                .filter(of -> of.delivery().isFinal())
                .forEach(of -> of.recipient()
                        .ifPresent(
                                to -> outbox.bounced(tx, sent, to, of.delivery().words())));
        if (toSupplier(sent)) {
            suppliers.told(tx, mail, letter, sender, sent);
        } else {
            sent.mail().ticketId().ifPresent(ticketId -> keep(tx, mail, letter, sender, sent, ticketId));
        }
        Told first = told.getFirst();
        Reason reason = first.delivery().isFinal() ? Reason.BOUNCE : Reason.DELAYED;
        String shown = first.recipient().orElse(first.delivery().recipient());
        return new Outcome.Event(place(sent), reason, List.of(shown));
    }

    private boolean toSupplier(SentMail sent) {
        return ids.genuine(sent.mail().messageId())
                .filter(genuine -> genuine.purpose() == MessageIds.Purpose.SUPPLIER)
                .isPresent();
    }

    private void keep(Tx tx, InboundMail mail, Letter letter, Sender sender, SentMail sent, long ticketId) {
        Actor server = new Actor.Outside(sender.shownName());
        var message = CustomerMessage.written(
                sent.mail().clientId(),
                ticketId,
                server,
                Channel.EMAIL,
                mail.receivedAt(),
                entries.later(mail, letter, sender));
        tickets.receive(tx, message.byMachine());
    }

    private static Optional<TicketPlace> place(SentMail sent) {
        return sent.mail()
                .ticketId()
                .map(ticketId -> new TicketPlace(sent.mail().clientId(), ticketId));
    }
}
