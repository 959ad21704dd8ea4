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

/// What mail servers tell us of mails that we sent. Anybody can write such a message, so it counts only for a mail that
/// has our signature and did go to that recipient.
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
        for (Automatic.Delivery delivery : bounce.deliveries()) {
            if (sent.isPresent() && wentTo(sent.get(), delivery.recipient())) {
                return told(tx, mail, letter, sender, sent.get(), delivery);
            }
        }
        return Outcome.Quarantined.because(Reason.FORGED_BOUNCE);
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

    private Outcome told(
            Tx tx, InboundMail mail, Letter letter, Sender sender, SentMail sent, Automatic.Delivery delivery) {
        if (delivery.isFinal()) {
            outbox.bounced(tx, sent, delivery.recipient(), (delivery.action() + " " + delivery.status()).strip());
        }
        if (toSupplier(sent)) {
            suppliers.told(tx, mail, letter, sender, sent);
        } else {
            sent.mail().ticketId().ifPresent(ticketId -> keep(tx, mail, letter, sender, sent, ticketId));
        }
        Reason reason = delivery.isFinal() ? Reason.BOUNCE : Reason.DELAYED;
        return new Outcome.Event(place(sent), reason, List.of(delivery.recipient()));
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
