package fettle.server.api.ticket;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fettle.contracts.calendar.BusinessCalendar;
import fettle.server.api.call.Call;
import fettle.server.api.call.Listing;
import fettle.server.contract.Calendars;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.sla.SlaClocks;
import fettle.server.sla.StoredClock;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.log.LastWord;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.sorting.SpokenOf;
import fettle.server.ticket.waiting.WaitingReplies;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Tickets as the API shows them.
final class TicketReader {

    /// A ticket in a list.
    record Listed(@JsonUnwrapped TicketHead head, List<TicketParts.Clock> clocks) {}

    /// One ticket with all that belongs to it.
    ///
    /// @param speaksOf the number of another ticket that its first message names
    /// @param undecidedSince when somebody wrote after it was solved, and nobody has said yet whether it still is
    record Whole(
            @JsonUnwrapped TicketHead head,
            List<TicketParts.Clock> clocks,
            List<TicketParts.Entry> entries,
            List<UnsentReply> unsentReplies,
            List<TicketParts.Found> findings,
            List<TicketOutside.Excluded> exclusions,
            Optional<TicketOutside.With> supplier,
            Optional<Long> speaksOf,
            Optional<Instant> undecidedSince) {}

    private final InstantSource clock;
    private final SlaClocks clocks;
    private final Calendars calendars;
    private final Suppliers suppliers;
    private final TicketLog log;
    private final Conversations conversations;
    private final Tickets tickets;
    private final WaitingReplies waiting;

    TicketReader(
            InstantSource clock,
            SlaClocks clocks,
            Calendars calendars,
            Suppliers suppliers,
            TicketLog log,
            Conversations conversations,
            Tickets tickets,
            WaitingReplies waiting) {
        this.clock = clock;
        this.clocks = clocks;
        this.calendars = calendars;
        this.suppliers = suppliers;
        this.log = log;
        this.conversations = conversations;
        this.tickets = tickets;
        this.waiting = waiting;
    }

    /// The newest tickets that fit what the call asks for.
    Listing.Page<Listed> list(Call call, Tx tx) {
        Listing listing = call.listing();
        List<TicketHead> found = matching(call, tx, listing).list(TicketHead::of);
        Listing.Page<TicketHead> page = listing.page(found, TicketHead::number);
        Map<Long, List<StoredClock>> ticking =
                clocks.clocksOf(tx, page.items().stream().map(TicketHead::rowId).toList());
        return page.map(head -> new Listed(head, shown(tx, ticking.getOrDefault(head.rowId(), List.of()))));
    }

    Whole one(Tx tx, long number) {
        TicketHead head = tx.sql("api.ticket")
                .set("number", number)
                .one(TicketHead::of)
                .orElseThrow(() -> new Refusal.NotFound("ticket.no-such-number", String.valueOf(number)));
        Tx client = tx.forClient(head.clientId());
        List<TicketEvent> events = log.of(client, head.rowId());
        return new Whole(
                head,
                shown(tx, clocks.clocks(tx, head.clientId(), head.rowId())),
                entries(client, head.rowId()),
                waiting.ofTicket(client, head.rowId()).stream()
                        .map(UnsentReply::of)
                        .toList(),
                client.sql("api.findings").set("ticket", head.rowId()).list(TicketParts.Found::of),
                TicketOutside.exclusions(events),
                TicketOutside.supplier(events, id -> suppliers.find(tx, id)),
                SpokenOf.in(events).flatMap(id -> tickets.number(tx, id)),
                LastWord.undecided(events).filter(_ -> head.stage() == Ticket.Stage.RESOLVED));
    }

    private static Sql matching(Call call, Tx tx, Listing listing) {
        Optional<Boolean> open = call.parameter("open").map(Boolean::valueOf);
        Optional<Ticket.Stage> stage = call.parameter(Ticket.Stage.class, "stage");
        Optional<Instant> since = call.instantParameter("updatedSince");
        Sql sql = since.map(from -> tx.sql("api.tickets-since").set("updatedSince", from))
                .orElseGet(() -> tx.sql("api.tickets"))
                .set("before", listing.before())
                .set("n", listing.oneMore())
                .set("anyStage", stage.isEmpty() ? 1 : 0)
                .set("stage", stage.orElse(Ticket.Stage.NEW))
                .set("anyOpen", open.isEmpty() ? 1 : 0)
                .set("isOpen", open.orElse(true));
        only(sql, "anyClient", "client", call.idParameter("client"));
        only(sql, "anyOwner", "owner", call.idParameter("owner"));
        only(sql, "anyGroup", "groupId", call.idParameter("group"));
        return sql;
    }

    /// Narrows a statement that has `:any = 1 OR` before what is wanted.
    static void only(Sql sql, String any, String name, Optional<Long> wanted) {
        sql.set(any, wanted.isEmpty() ? 1 : 0).set(name, wanted.orElse(0L));
    }

    private List<TicketParts.Clock> shown(Tx tx, List<StoredClock> stored) {
        Instant now = clock.instant();
        return stored.stream()
                .sorted(comparing(StoredClock::commitment))
                .map(one -> TicketParts.Clock.of(one, counted(tx, one, now).toSeconds(), now))
                .toList();
    }

    /// What is stored was counted at the last event; a running clock has gone on since.
    private Duration counted(Tx tx, StoredClock one, Instant now) {
        return one.runningSince()
                .filter(_ -> one.running())
                .map(since -> one.counted().plus(calendar(tx, one.calendarId()).between(since, now)))
                .orElse(one.counted());
    }

    private BusinessCalendar calendar(Tx tx, long id) {
        return Optional.ofNullable(calendars.shown(tx).get(id)).orElseGet(() -> calendars.calendar(tx, id));
    }

    private List<TicketParts.Entry> entries(Tx client, long ticketId) {
        return Stream.concat(
                        conversations.entries(client, ticketId).stream().map(TicketParts.Entry::of),
                        Stream.concat(
                                conversations.notes(client, ticketId).stream().map(TicketParts.Entry::of),
                                conversations.withSuppliers().of(client, ticketId).stream()
                                        .map(TicketParts.Entry::of)))
                .sorted(comparing(TicketParts.Entry::at))
                .toList();
    }
}
