package fettle.server.worklist;

import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;

/// What a technician's day holds besides the lists: what they promised, and what they have logged.
final class Day {

    /// Something that a technician told a client.
    record Promise(long number, String client, String words, Instant at) {}

    /// What this person promised, up to an instant: also what they should have kept before.
    List<Promise> promises(Tx tx, long technicianId, Instant until) {
        return tx.sql("worklist.promises")
                .set("me", technicianId)
                .set("until", until)
                .list(row -> new Promise(
                        row.id("number"), row.text("client_name"), row.text("promise"), row.instant("promise_at")));
    }

    /// The minutes that this person has logged for work since.
    int logged(Tx tx, long technicianId, Instant since) {
        return tx.sql("worklist.logged")
                .set("me", technicianId)
                .set("since", since)
                .one(row -> row.count("minutes"))
                .orElse(0);
    }
}
