package fettle.server.ticket.reply;

import fettle.server.client.Addresses;
import fettle.server.mail.outbox.DeliveryListener;
import fettle.server.mail.outbox.Obstacle;
import fettle.server.mail.outbox.SentMail;
import fettle.server.mail.outbox.Undelivered;
import fettle.server.store.Tx;
import fettle.server.ticket.Changes;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of mails about a ticket that do not simply arrive: it is told in the ticket's log, until somebody sends
/// again or says that it needs no more.
public final class Deliveries implements DeliveryListener {

    private static final int LONGEST_WORDS = 250;

    private final Changes changes;
    private final Tickets tickets;
    private final TicketLog log;
    private final ReplyMails mails;
    private final Duration patience;

    public Deliveries(Changes changes, Tickets tickets, TicketLog log, ReplyMails mails, Duration patience) {
        this.changes = changes;
        this.tickets = tickets;
        this.log = log;
        this.mails = mails;
        this.patience = patience;
    }

    /// What did not come to somebody, and is not settled, as a ticket's log tells; the latest of each recipient.
    public static List<TicketEvent.Undelivered> open(List<TicketEvent> events) {
        Map<Long, TicketEvent.Undelivered> open = new LinkedHashMap<>();
        for (TicketEvent event : events) {
            switch (event) {
                case TicketEvent.Undelivered it -> open.put(it.recipientId(), it);
                case TicketEvent.Delivering it -> open.remove(it.recipientId());
                default -> {}
            }
        }
        return List.copyOf(open.values());
    }

    @Override
    public void undelivered(Tx tx, SentMail mail, Undelivered what) {
        Stamp stamp = changes.now(Actor.Outside.FETTLE);
        boolean tooSoon = what.obstacle() == Obstacle.LATE
                && stamp.at().isBefore(mail.createdAt().plus(patience));
        Optional<Long> ticketId = mail.mail().ticketId();
        if (tooSoon || ticketId.isEmpty()) {
            return;
        }
        Ticket before = locked(tx, mail, ticketId.get());
        if (!told(tx, before, what)) {
            var event = new TicketEvent.Undelivered(stamp, what.recipientId(), what.address(), what.obstacle());
            changes.done(tx, before, List.of(event));
        }
    }

    @Override
    public void arrived(Tx tx, SentMail mail, long recipientId) {
        Stamp stamp = changes.now(Actor.Outside.FETTLE);
        boolean nobodyWasTold = stamp.at().isBefore(mail.createdAt().plus(patience));
        Optional<Long> ticketId = mail.mail().ticketId();
        if (nobodyWasTold || ticketId.isEmpty()) {
            return;
        }
        Ticket before = locked(tx, mail, ticketId.get());
        if (openOf(tx, before, recipientId).isPresent()) {
            changes.done(tx, before, List.of(new TicketEvent.Arrived(stamp, recipientId)));
        }
    }

    /// Sends what did not come to somebody once more, to this address.
    public Ticket sendAgain(Tx tx, Seen seen, Actor.Technician by, long recipientId, String address) {
        Ticket before = changes.locked(tx, seen);
        var lost = required(tx, before, recipientId);
        String to = Addresses.folded(address)
                .orElseThrow(() -> Refusal.Invalid.field("address", "ticket.address-malformed", address));
        Stamp stamp = changes.now(by);
        mails.again(tx, before, lost.recipientId(), to);
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.SentAgain(stamp, recipientId, to)));
    }

    /// Whoever it was for knows by another way, or need not: in the words of who says so.
    public Ticket settle(Tx tx, Seen seen, Actor.Technician by, long recipientId, String words) {
        Ticket before = changes.locked(tx, seen);
        required(tx, before, recipientId);
        String said = words.strip();
        if (said.isEmpty() || said.length() > LONGEST_WORDS) {
            throw Refusal.Invalid.field("words", "ticket.how-settled", LONGEST_WORDS);
        }
        Stamp stamp = changes.now(by);
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.ToldOtherwise(stamp, recipientId, said)));
    }

    private Ticket locked(Tx tx, SentMail mail, long ticketId) {
        long clientId = mail.mail().clientId();
        Ticket goesOn = tickets.goesOnIn(tx, tickets.ticket(tx, clientId, ticketId));
        return changes.locked(tx, goesOn.clientId(), goesOn.id());
    }

    /// The same is not said twice; that it is lost for good is news after that it is late.
    private boolean told(Tx tx, Ticket ticket, Undelivered what) {
        return openOf(tx, ticket, what.recipientId())
                .filter(before -> before.obstacle() != Obstacle.LATE || what.obstacle() == Obstacle.LATE)
                .isPresent();
    }

    private TicketEvent.Undelivered required(Tx tx, Ticket ticket, long recipientId) {
        return openOf(tx, ticket, recipientId)
                .orElseThrow(() -> new Refusal.Conflict("ticket.nothing-undelivered", String.valueOf(ticket.number())));
    }

    private Optional<TicketEvent.Undelivered> openOf(Tx tx, Ticket ticket, long recipientId) {
        return open(log.of(tx.forClient(ticket.clientId()), ticket.id())).stream()
                .filter(event -> event.recipientId() == recipientId)
                .findFirst();
    }
}
