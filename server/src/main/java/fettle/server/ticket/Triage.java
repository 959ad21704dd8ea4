package fettle.server.ticket;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.PriorityMatrix;
import fettle.contracts.sla.Urgency;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.store.Tx;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.kind.Kinds;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.web.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The first judgement of a ticket: what it is, and how pressing. Verbs join the caller's transaction.
public final class Triage {

    /// What somebody found out about a ticket.
    ///
    /// @param verdict another priority than impact and urgency give, with its reason
    public record Findings(
            TicketType type,
            Optional<Long> kindId,
            Impact impact,
            Urgency urgency,
            Optional<Integer> usersAffected,
            Optional<Verdict> verdict) {}

    /// A priority that a person sets against the rule.
    public record Verdict(Priority priority, String reason) {}

    /// How another priority than before is meant.
    public enum Meaning {
        /// The matter has become more or less pressing from now on.
        CHANGE,
        /// It was this from the start.
        CORRECTION
    }

    private final Changes changes;
    private final TicketStore store;
    private final Kinds kinds;
    private final Clients clients;

    Triage(Changes changes, TicketStore store, Kinds kinds, Clients clients) {
        this.changes = changes;
        this.store = store;
        this.kinds = kinds;
        this.clients = clients;
    }

    /// Writes down what was found. The first triage says what the ticket was from its receipt on, since nobody had
    /// judged it before; a later one changes it from now on.
    public Ticket triage(Tx tx, Seen seen, Actor.Technician by, Findings found) {
        Ticket before = changes.locked(tx, seen);
        unresolved(before);
        Stamp stamp = changes.now(by);
        Priority priority = found.verdict().map(Verdict::priority).orElseGet(() -> priority(tx, before, found));
        found.verdict().ifPresent(verdict -> given(verdict.reason()));
        Tx client = tx.forClient(before.clientId());
        store.triage(client, before.id(), found, before.triagedAt().orElse(stamp.at()));
        store.priority(client, before.id(), priority);
        return changes.touched(tx, before, stamp, events(before, stamp, found, priority));
    }

    /// What impact, urgency, the kind's floor and the contact's role make of it (DOMAIN 5.5).
    public Priority priority(Tx tx, Ticket ticket, Findings found) {
        Priority bare = PriorityMatrix.priority(found.impact(), found.urgency());
        Priority floored = found.kindId()
                .map(id -> kinds.kind(tx, id))
                .flatMap(Kind::floor)
                .map(bare::atLeast)
                .orElse(bare);
        return critical(tx, ticket) ? higher(floored) : floored;
    }

    public Ticket changePriority(Tx tx, Seen seen, Actor.Technician by, Priority to, Meaning meaning, String reason) {
        Ticket before = changes.locked(tx, seen);
        unresolved(before);
        if (before.priority() == to) {
            throw new Refusal.Conflict("ticket.priority-already", to);
        }
        Stamp stamp = changes.now(by);
        store.priority(tx.forClient(before.clientId()), before.id(), to);
        boolean correction = meaning == Meaning.CORRECTION;
        return changes.touched(
                tx,
                before,
                stamp,
                List.of(new TicketEvent.PriorityChanged(
                        stamp, before.priority(), to, correction, Optional.of(given(reason)))));
    }

    private boolean critical(Tx tx, Ticket ticket) {
        return ticket.contactId()
                .flatMap(id -> clients.findContact(tx, ticket.clientId(), id))
                .filter(Contact::critical)
                .isPresent();
    }

    private static Priority higher(Priority priority) {
        return switch (priority) {
            case P1, P2 -> Priority.P1;
            case P3 -> Priority.P2;
            case P4 -> Priority.P3;
        };
    }

    private static List<TicketEvent> events(Ticket before, Stamp stamp, Findings found, Priority priority) {
        List<TicketEvent> events = new ArrayList<>();
        boolean first = before.triagedAt().isEmpty();
        events.add(new TicketEvent.Triaged(stamp, found.kindId(), first ? Optional.of(priority) : Optional.empty()));
        if (!first && priority != before.priority()) {
            events.add(new TicketEvent.PriorityChanged(
                    stamp, before.priority(), priority, false, found.verdict().map(Verdict::reason)));
        }
        return events;
    }

    private static void unresolved(Ticket ticket) {
        if (ticket.resolved()) {
            throw new Refusal.Conflict("ticket.resolved-already", String.valueOf(ticket.number()));
        }
    }

    private static String given(String reason) {
        if (reason.isBlank()) {
            throw Refusal.Invalid.field("reason", "ticket.reason-needed");
        }
        return reason.strip();
    }
}
