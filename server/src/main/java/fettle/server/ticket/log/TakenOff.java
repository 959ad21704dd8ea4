package fettle.server.ticket.log;

import java.util.List;

/// The log as if mails had not come that were put on the ticket by mistake. One that is put there again counts.
public final class TakenOff {

    private TakenOff() {}

    /// The log without them; most logs have none.
    public static List<TicketEvent> without(List<TicketEvent> log) {
        return log.stream().noneMatch(TicketEvent.SupplierMailTakenOff.class::isInstance)
                ? log
                : log.stream().filter(event -> !takenOff(event, log)).toList();
    }

    private static boolean takenOff(TicketEvent event, List<TicketEvent> log) {
        return event instanceof TicketEvent.SupplierWrote wrote
                && log.stream()
                        .anyMatch(later -> later instanceof TicketEvent.SupplierMailTakenOff off
                                && off.supplierId() == wrote.supplierId()
                                && off.message().equals(wrote.at())
                                && !wrote.stamp().loggedAt().isAfter(off.stamp().loggedAt()));
    }
}
