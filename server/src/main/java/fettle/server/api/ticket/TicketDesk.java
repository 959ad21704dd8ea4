package fettle.server.api.ticket;

import fettle.server.contract.Calendars;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.sla.SlaClocks;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.log.TicketLog;
import fettle.server.worklog.TimeEntries;
import java.time.InstantSource;

/// What the ticket part of the API stands on.
public record TicketDesk(
        Database database,
        InstantSource clock,
        BlobStore blobs,
        SlaClocks clocks,
        Calendars calendars,
        Suppliers suppliers,
        TicketLog log,
        Conversations conversations,
        Ticketing ticketing,
        TimeEntries times) {

    TicketReader reader() {
        return new TicketReader(
                clock, clocks, calendars, suppliers, log, conversations, ticketing.tickets(), ticketing.waiting());
    }
}
