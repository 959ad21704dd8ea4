package fettle.server.worklog;

import fettle.server.store.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;

/// That somebody else than the one who worked has looked at a time entry and let it stand (DOMAIN 3.7).
public record Approval(long technicianId, String name, Instant at) {

    /// From a row with `approved_by`, `approved_at` and `approver_name`.
    public static Optional<Approval> of(Row row) {
        return of(row, _ -> row.text("approver_name"));
    }

    /// From a row without the name.
    static Optional<Approval> of(Row row, LongFunction<String> technician) {
        return row.optionalId("approved_by")
                .map(by -> new Approval(by, technician.apply(by), row.instant("approved_at")));
    }
}
