package fettle.server.api.ticket;

import fettle.server.contract.supplier.Supplier;
import fettle.server.ticket.log.ExclusionReason;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Asking;
import fettle.server.ticket.log.TicketEvent.ExclusionAsked;
import fettle.server.ticket.outside.SupplierWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// What of a ticket lies with others, in the API's form: a supplier, and time that is not to be held against us.
final class TicketOutside {

    /// What was asked to be left out: a time, or the ticket altogether.
    ///
    /// @param from none where it is the ticket altogether, as is `until`
    /// @param approved nothing while nobody has decided
    record Excluded(
            String id,
            Optional<Instant> from,
            Optional<Instant> until,
            ExclusionReason reason,
            String words,
            String askedBy,
            Optional<Boolean> approved) {}

    /// Who has the work.
    record With(String id, String name, boolean asks) {}

    private TicketOutside() {}

    static List<Excluded> exclusions(List<TicketEvent> events) {
        return events.stream()
                .filter(Asking.class::isInstance)
                .map(Asking.class::cast)
                .map(asked -> new Excluded(
                        String.valueOf(asked.exclusionId()),
                        part(asked).map(ExclusionAsked::from),
                        part(asked).map(ExclusionAsked::until),
                        asked.reason(),
                        asked.words(),
                        asked.by().name(),
                        approved(events, asked.exclusionId())))
                .toList();
    }

    static Optional<With> supplier(List<TicketEvent> events, LongFunction<Supplier> suppliers) {
        return SupplierWork.engaged(events)
                .map(engaged -> new With(
                        String.valueOf(engaged.supplierId()),
                        suppliers.apply(engaged.supplierId()).name(),
                        engaged.asks()));
    }

    private static Optional<ExclusionAsked> part(Asking asked) {
        return asked instanceof ExclusionAsked part ? Optional.of(part) : Optional.empty();
    }

    private static Optional<Boolean> approved(List<TicketEvent> events, long exclusionId) {
        return events.stream()
                .flatMap(event -> switch (event) {
                    case TicketEvent.ExclusionApproved it
                    when it.exclusionId() == exclusionId -> Optional.of(true).stream();
                    case TicketEvent.CaseExcluded it when it.exclusionId() == exclusionId -> Optional.of(true).stream();
                    case TicketEvent.ExclusionDeclined it
                    when it.exclusionId() == exclusionId -> Optional.of(false).stream();
                    default -> Optional.<Boolean>empty().stream();
                })
                .findFirst();
    }
}
