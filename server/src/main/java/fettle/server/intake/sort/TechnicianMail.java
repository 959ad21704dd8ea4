package fettle.server.intake.sort;

import fettle.server.intake.InboundMail;
import fettle.server.intake.Outcome;
import fettle.server.intake.Reason;
import fettle.server.mail.ForwardedSubject;
import fettle.server.staff.Staff;
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
    private final Staff staff;
    private final Handling handling;
    private final Forwards forwards;

    /// A mail that one of us passed on, and who wrote it.
    private record Passed(Sender requester, Letter letter) {}

    TechnicianMail(
            ReplyFinder replies,
            CustomerMail customers,
            SenderCheck senders,
            Staff staff,
            Handling handling,
            Forwards forwards) {
        this.replies = replies;
        this.customers = customers;
        this.senders = senders;
        this.staff = staff;
        this.handling = handling;
        this.forwards = forwards;
    }

    /// An answer to a notice of ours becomes a note, a forwarded mail becomes a ticket of whoever wrote it;
    /// anything else waits for a person.
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

    /// A person has decided that the forwarded mail becomes a ticket; empty when nothing was forwarded, or
    /// it is not proven that one of us did.
    Optional<Outcome> release(Tx tx, InboundMail mail, Letter letter, Sender sender) {
        return sender.technician()
                .filter(_ -> sender.verified())
                .flatMap(technician -> passedOn(tx, letter, technician))
                .map(passed -> open(tx, mail, passed));
    }

    private Outcome forwarded(Tx tx, InboundMail mail, Letter letter, Technician technician) {
        return passedOn(tx, letter, technician)
                .map(passed -> switch (forwards) {
                    case OPEN -> open(tx, mail, passed);
                    case PROPOSE -> propose(passed, technician);
                })
                .orElseGet(() -> Outcome.Quarantined.because(
                        ForwardedSubject.is(letter.email().subject())
                                ? Reason.FORWARD_NOT_READABLE
                                : Reason.TECHNICIAN_WITHOUT_TICKET,
                        technician.name()));
    }

    private Optional<Passed> passedOn(Tx tx, Letter letter, Technician technician) {
        return ForwardedBlock.in(letter)
                .map(block -> new Passed(senders.toldOf(tx, block.from(), technician), block.letter()))
                .filter(passed ->
                        staff.byEmail(tx, passed.requester().shownAddress()).isEmpty());
    }

    private Outcome open(Tx tx, InboundMail mail, Passed passed) {
        return customers.begin(tx, mail, passed.letter(), passed.requester(), Optional.of(Reason.NEW_FORWARDED));
    }

    private static Outcome propose(Passed passed, Technician technician) {
        return Outcome.Quarantined.because(
                Reason.FORWARD_PROPOSED, technician.name(), passed.requester().shownAddress());
    }
}
