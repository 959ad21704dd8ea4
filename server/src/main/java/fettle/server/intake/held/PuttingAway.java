package fettle.server.intake.held;

import fettle.server.client.Client;
import fettle.server.intake.LedgerEntry;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Optional;

/// Takes a mail off the ticket that it was put on by mistake. Nothing is deleted: what was made of it is left as a
/// solved ticket of nobody, without clocks and in no portal; a supplier's mail leaves their thread.
public final class PuttingAway {

    private final Ticketing ticketing;
    private final Conversations conversations;
    private final Texts texts;

    public PuttingAway(Ticketing ticketing, Conversations conversations, Texts texts) {
        this.ticketing = ticketing;
        this.conversations = conversations;
        this.texts = texts;
    }

    void undo(Tx tx, LedgerEntry entry, Actor.Technician by) {
        LedgerEntry.TicketNumber place = entry.ticket().orElseThrow(PuttingAway::gone);
        Ticket ticket = ticketing.tickets().ticket(tx, place.clientId(), place.ticketId());
        if (ticketing.suppliers().takeOff(tx, ticket, by, entry.rawSha256())) {
            return;
        }
        List<PublicEntry> entries = conversations.entries(tx.forClient(ticket.clientId()), ticket.id());
        PublicEntry message = entries.stream()
                .filter(one -> one.rawSha256().filter(entry.rawSha256()::equals).isPresent())
                .reduce((_, last) -> last)
                .orElseThrow(PuttingAway::gone);
        boolean opened = entries.getFirst().id() == message.id();
        putAway(tx, opened ? untouched(ticket) : splitOff(tx, ticket, message, entry, by), by);
    }

    /// What somebody has worked on since is theirs to sort out.
    private static Ticket untouched(Ticket ticket) {
        if (ticket.lastTouchAt().isPresent() || ticket.mergedInto().isPresent() || ticket.resolved()) {
            throw new Refusal.Conflict("intake.worked-on-since", String.valueOf(ticket.number()));
        }
        return ticket;
    }

    private Ticket splitOff(Tx tx, Ticket ticket, PublicEntry message, LedgerEntry entry, Actor.Technician by) {
        String subject = entry.subject().isBlank() ? texts.with("intake.no-subject") : entry.subject();
        return ticketing.splitting().split(tx, Seen.asItStands(ticket.number()), by, message.id(), subject);
    }

    private void putAway(Tx tx, Ticket ticket, Actor.Technician by) {
        String why = texts.with("intake.put-away");
        Seen seen = Seen.asItStands(ticket.number());
        if (ticket.clientId() != Client.UNASSIGNED) {
            ticketing.reassigning().reassign(tx, seen, by, Client.UNASSIGNED, why);
        }
        ticketing.handling().resolve(tx, seen, by, new Solution(why, why), Optional.empty());
    }

    private static Refusal gone() {
        return new Refusal.Conflict("intake.nothing-to-undo");
    }
}
