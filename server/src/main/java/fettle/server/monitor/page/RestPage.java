package fettle.server.monitor.page;

import fettle.server.ticket.Ticket;
import java.util.UUID;

/// Asks how long what is open about a ticket may rest, and why.
record RestPage(String number, String subject, String key) {

    static RestPage of(Ticket ticket) {
        return new RestPage(
                String.valueOf(ticket.number()),
                ticket.subject(),
                UUID.randomUUID().toString());
    }
}
