package fettle.server.ticket;

import fettle.contracts.sla.PauseReason;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.keys.Numbers;
import fettle.server.ticket.TicketStore.Place;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The tickets: found, opened, and joined by what clients write. What technicians do with them is in `Handling`,
/// `Triage` and `Assignment`. Verbs join the caller's transaction.
public final class Tickets {

    private static final int LONGEST_SUBJECT = 250;

    private final InstantSource clock;
    private final Ids ids;
    private final Numbers numbers;
    private final Clients clients;
    private final Contracts contracts;
    private final Conversations conversations;
    private final Changes changes;
    private final TicketStore store;
    private final ReopenWindow window;

    Tickets(
            InstantSource clock,
            Ids ids,
            Numbers numbers,
            Clients clients,
            Contracts contracts,
            Conversations conversations,
            Changes changes,
            TicketStore store) {
        this.clock = clock;
        this.ids = ids;
        this.numbers = numbers;
        this.clients = clients;
        this.contracts = contracts;
        this.conversations = conversations;
        this.changes = changes;
        this.store = store;
        this.window = new ReopenWindow(contracts);
    }

    /// The ticket of this number; a contact finds only those of their client.
    public Ticket find(Tx tx, long number) {
        Optional<Ticket> found = switch (tx.scope()) {
            case Scope.Client _ -> store.findByNumber(tx, number);
            case Scope.Desk _, Scope.Api _, Scope.System _ -> store.findAnywhere(tx, number);
        };
        return found.orElseThrow(() -> Changes.noTicket(number));
    }

    public Ticket ticket(Tx tx, long clientId, long ticketId) {
        return store.find(tx.forClient(clientId), ticketId).orElseThrow(() -> new Refusal.NotFound("ticket.not-found"));
    }

    /// The same, and it stays so until this transaction ends; nobody's page goes stale by it.
    public Ticket held(Tx tx, long clientId, long ticketId) {
        return changes.held(tx, clientId, ticketId);
    }

    /// The ticket that an id in one of our own signed Message-IDs stands for.
    public Optional<Ticket> ofId(Tx tx, long ticketId) {
        return store.placeOfId(tx, ticketId).flatMap(place -> of(tx, place)).map(ticket -> goesOnIn(tx, ticket));
    }

    /// What people call the ticket with an id, whichever client's it is.
    public Optional<Long> number(Tx tx, long ticketId) {
        return store.placeOfId(tx, ticketId).flatMap(place -> of(tx, place)).map(Ticket::number);
    }

    /// Where work on a ticket goes on: in itself, or in the one that it was merged into.
    public Ticket goesOnIn(Tx tx, Ticket ticket) {
        return ticket.mergedInto()
                .map(into -> goesOnIn(tx, ticket(tx, ticket.clientId(), into)))
                .orElse(ticket);
    }

    /// The tickets of a client that a customer's Message-ID speaks of.
    public List<Ticket> ofMessage(Tx tx, long clientId, String messageId) {
        Tx client = tx.forClient(clientId);
        return conversations.ticketsOfMessage(client, messageId).stream()
                .flatMap(id -> store.find(client, id).stream())
                .map(ticket -> goesOnIn(tx, ticket))
                .distinct()
                .toList();
    }

    /// The ticket that a customer's Message-ID speaks of, whichever client's it is.
    public Optional<Ticket> ofMessageAnywhere(Tx tx, String messageId) {
        return conversations.ticketOfMessageAnywhere(tx, messageId).flatMap(id -> ofId(tx, id));
    }

    /// What a contact asked for: open work first, then the newest.
    public List<Ticket> ofContact(Tx tx, long clientId, long contactId, int offset, int atMost) {
        return store.ofContact(tx.forClient(clientId), contactId, offset, atMost);
    }

    /// Whom else of the client a ticket concerns: they may read it and write to it.
    public List<Long> participants(Tx tx, Ticket ticket) {
        return store.participants(tx.forClient(ticket.clientId()), ticket.id());
    }

    public void addParticipant(Tx tx, Ticket ticket, long contactId) {
        if (!participants(tx, ticket).contains(contactId)) {
            store.addParticipant(tx.forClient(ticket.clientId()), ticket.id(), contactId);
        }
    }

    /// Opens a ticket under the terms in force when it was received.
    public Ticket open(Tx tx, NewTicket about) {
        Instant now = clock.instant();
        Instant received = about.receivedAt().isAfter(now) ? now : about.receivedAt();
        NewTicket fitting = about.called(subject(about.subject()));
        Tx client = tx.forClient(about.clientId());
        long id = ids.next();
        var stamp = new Stamp(received, now, about.by());
        store.insert(client, id, numbers.next(tx), fitting, received, now, terms(tx, about, received));
        conversations.add(client, id, stamp, about.channel(), false, about.entry());
        return opened(tx, client, id, fitting, stamp);
    }

    /// Opens a ticket around a message that stood on another one.
    public Ticket openAround(Tx tx, NewTicket about, PublicEntry message) {
        Instant received = message.at();
        NewTicket fitting = about.called(subject(about.subject()));
        Tx client = tx.forClient(about.clientId());
        long id = ids.next();
        var stamp = new Stamp(received, clock.instant(), about.by());
        store.insert(client, id, numbers.next(tx), fitting, received, stamp.loggedAt(), terms(tx, about, received));
        conversations.move(client, message, id);
        return opened(tx, client, id, fitting, stamp);
    }

    /// Keeps what the client wrote about a ticket, and lets it have its effect: the answer to what we wait
    /// for ends the pause, and a resolved ticket comes back within its contract's window, unless it is
    /// thanked for.
    public CustomerMessage.Outcome receive(Tx tx, CustomerMessage message) {
        long goesOn =
                goesOnIn(tx, ticket(tx, message.clientId(), message.ticketId())).id();
        Ticket before = changes.locked(tx, message.clientId(), goesOn);
        Instant now = clock.instant();
        Instant received = message.receivedAt().isAfter(now) ? now : message.receivedAt();
        var stamp = new Stamp(received, now, message.from());
        boolean settled = message.thanks() && before.resolved();
        if (message.history() || message.automatic() || settled) {
            return keep(tx, before, message, stamp);
        }
        if (!before.resolved()) {
            return join(tx, before, message, stamp);
        }
        return window.end(tx, before).filter(end -> !received.isAfter(end)).isPresent()
                ? reopen(tx, before, message, stamp)
                : new CustomerMessage.Outcome.TooLate(before);
    }

    /// Until when a message of the client opens a resolved ticket again; nothing for any other.
    public Optional<Instant> opensAgainUntil(Tx tx, Ticket ticket) {
        return window.end(tx, ticket);
    }

    /// The client says that it works: what was resolved closes by their word, before its time.
    public Ticket confirm(Tx tx, long clientId, long ticketId, Actor.Contact by) {
        Ticket before = changes.locked(tx, clientId, ticketId);
        if (before.stage() != Ticket.Stage.RESOLVED) {
            throw new Refusal.Conflict("ticket.nothing-to-confirm", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        store.close(tx.forClient(clientId), ticketId, stamp.at());
        return changes.done(tx, before, List.of(new TicketEvent.Closed(stamp)));
    }

    /// Notes that we told the sender by machine that it arrived.
    public Ticket acknowledged(Tx tx, Ticket ticket) {
        Ticket before = changes.locked(tx, ticket.clientId(), ticket.id());
        Stamp stamp = changes.now(Actor.Outside.FETTLE);
        return changes.done(tx, before, List.of(new TicketEvent.Acknowledged(stamp)));
    }

    private Optional<Ticket> of(Tx tx, Place place) {
        return store.find(tx.forClient(place.clientId()), place.ticketId());
    }

    private static String subject(String given) {
        String line = given.replaceAll("\\s+", " ").strip();
        if (line.length() <= LONGEST_SUBJECT) {
            return line;
        }
        boolean cutsACharacter = Character.isHighSurrogate(line.charAt(LONGEST_SUBJECT - 1));
        return line.substring(0, cutsACharacter ? LONGEST_SUBJECT - 1 : LONGEST_SUBJECT);
    }

    /// History is governed by no terms: its clocks ran elsewhere.
    private Optional<Long> terms(Tx tx, NewTicket about, Instant received) {
        if (about.filing().imported()) {
            return Optional.empty();
        }
        Client client = clients.client(tx, about.clientId());
        LocalDate day = received.atZone(client.zone()).toLocalDate();
        return contracts.inForce(tx, client.id(), day).map(ContractVersion::id);
    }

    private Ticket opened(Tx tx, Tx client, long id, NewTicket about, Stamp stamp) {
        Ticket ticket = store.find(client, id).orElseThrow();
        List<TicketEvent> events = new ArrayList<>();
        Filing filing = about.filing();
        events.add(new TicketEvent.Received(stamp, filing.priority(), about.channel()));
        filing.groupId()
                .ifPresent(group -> events.add(new TicketEvent.Assigned(stamp, Optional.empty(), Optional.of(group))));
        filing.earlierTicketId().ifPresent(earlier -> events.add(new TicketEvent.Follows(stamp, earlier)));
        return filing.imported() ? changes.quietly(tx, ticket, events) : changes.done(tx, ticket, events);
    }

    private CustomerMessage.Outcome keep(Tx tx, Ticket before, CustomerMessage message, Stamp stamp) {
        long entry = add(tx, before, message, stamp);
        List<TicketEvent> events = message.automatic()
                ? List.of(new TicketEvent.AutomaticMessage(stamp))
                : List.of(new TicketEvent.ClientWrote(stamp, false));
        Ticket after = message.history() ? changes.quietly(tx, before, events) : changes.done(tx, before, events);
        return new CustomerMessage.Outcome.Joined(after, entry);
    }

    private CustomerMessage.Outcome join(Tx tx, Ticket before, CustomerMessage message, Stamp stamp) {
        long entry = add(tx, before, message, stamp);
        Tx client = tx.forClient(before.clientId());
        store.unanswered(client, before.id(), stamp.at());
        boolean answers = message.fromAskedSide()
                && before.pauseReason()
                        .filter(reason -> reason == PauseReason.CLIENT_INFO)
                        .isPresent();
        if (answers) {
            store.resume(client, before.id());
        }
        Ticket after = changes.done(tx, before, List.of(new TicketEvent.ClientWrote(stamp, answers)));
        return new CustomerMessage.Outcome.Joined(after, entry);
    }

    private CustomerMessage.Outcome reopen(Tx tx, Ticket before, CustomerMessage message, Stamp stamp) {
        long entry = add(tx, before, message, stamp);
        Tx client = tx.forClient(before.clientId());
        store.reopen(client, before.id());
        store.unanswered(client, before.id(), stamp.at());
        Ticket after = changes.done(
                tx, before, List.of(new TicketEvent.Reopened(stamp, ""), new TicketEvent.ClientWrote(stamp, false)));
        return new CustomerMessage.Outcome.Reopened(after, entry);
    }

    private long add(Tx tx, Ticket ticket, CustomerMessage message, Stamp stamp) {
        return conversations.add(
                tx.forClient(ticket.clientId()),
                ticket.id(),
                stamp,
                message.channel(),
                message.automatic(),
                message.entry());
    }
}
