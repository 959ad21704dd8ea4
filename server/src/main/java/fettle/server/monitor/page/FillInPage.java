package fettle.server.monitor.page;

import fettle.server.ticket.Ticket;
import java.util.UUID;

/// Asks what a resolved ticket was about and what helped.
record FillInPage(String number, String version, String subject, String cause, String solution, String key) {

    static FillInPage of(Ticket ticket) {
        return new FillInPage(
                String.valueOf(ticket.number()),
                String.valueOf(ticket.version()),
                ticket.subject(),
                ticket.cause().orElse(""),
                ticket.solution().orElse(""),
                UUID.randomUUID().toString());
    }
}
