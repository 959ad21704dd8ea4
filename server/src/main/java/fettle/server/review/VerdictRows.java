package fettle.server.review;

import fettle.server.monitor.Verdicts;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.Optional;

/// When handling was judged, for the rules that a verdict clears.
public final class VerdictRows implements Verdicts {

    @Override
    public Optional<Instant> last(Tx client, long ticketId) {
        return client.sql("review.last")
                .set("ticket", ticketId)
                .one(row -> row.optionalInstant("reviewed_at"))
                .flatMap(at -> at);
    }
}
