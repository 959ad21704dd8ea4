package fettle.server.worklist;

import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;

/// What a technician's day holds besides the lists: what they promised, and what they have logged.
final class Day {

    /// Something that a technician told a client.
    record Promise(long number, String client, String words, Instant at) {}

    /// What came in and nobody has taken yet.
    record Arrived(long number, String client, String subject, Instant at) {}

    /// The newest tickets of nobody, so that a mail is seen whichever list is open.
    List<Arrived> arrived(Tx tx, Instant since) {
        return tx.sql("worklist.arrived")
                .set("since", since)
                .list(row -> new Arrived(
                        row.id("number"), row.text("client_name"), row.text("subject"), row.instant("received_at")));
    }

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
