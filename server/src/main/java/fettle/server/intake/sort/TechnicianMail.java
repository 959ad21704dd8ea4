package fettle.server.intake.sort;

import fettle.server.intake.InboundMail;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.staff.Technician;
import fettle.server.store.Tx;
import fettle.server.ticket.Handling;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.Actor;
import java.util.List;
import java.util.Optional;

/// Mail of our own people. It counts only when our mail server has verified it: whoever could write as one of us could
/// write to every client.
final class TechnicianMail {

    private final ReplyFinder replies;
    private final CustomerMail customers;
    private final SenderCheck senders;
    private final Handling handling;

    TechnicianMail(ReplyFinder replies, CustomerMail customers, SenderCheck senders, Handling handling) {
        this.replies = replies;
        this.customers = customers;
        this.senders = senders;
        this.handling = handling;
    }

    /// An answer to a notice of ours becomes a note, a forwarded mail becomes a ticket of whoever wrote it;
    /// anything else
    /// waits for a person.
    Outcome sort(Tx tx, InboundMail mail, Letter letter, Sender sender, Technician technician) {
        if (!sender.verified()) {
            return Outcome.Quarantined.because(Reason.TECHNICIAN_NOT_PROVEN, technician.name());
        }
        Optional<Ticket> ticket = replies.ofNotice(tx, mail, letter.email());
        if (ticket.isPresent()) {
            handling.note(
                    tx,
                    Seen.asItStands(ticket.get().number()),
                    new Actor.Technician(technician.id(), technician.name()),
                    letter.email().visibleText(),
                    Optional.empty());
            return new Outcome.Joined(
                    new Outcome.TicketPlace(
                            ticket.get().clientId(), ticket.get().id()),
                    Reason.JOINED_NOTE,
                    List.of(Long.toString(ticket.get().number()), technician.name()));
        }
        return forwarded(tx, mail, letter, technician);
    }

    private Outcome forwarded(Tx tx, InboundMail mail, Letter letter, Technician technician) {
        return ForwardedBlock.in(letter.email().text())
                .map(block -> senders.toldOf(tx, block.from()))
                .filter(requester -> requester.technician().isEmpty())
                .map(requester -> customers.begin(tx, mail, letter, requester, Optional.of(Reason.NEW_FORWARDED)))
                .orElseGet(() -> Outcome.Quarantined.because(Reason.TECHNICIAN_WITHOUT_TICKET, technician.name()));
    }
}
