package fettle.server.review;

import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Verdicts as rows, by the statements in `review.sql`.
final class ReviewStore {

    private static final Comparator<Review> BY_TIME =
            Comparator.comparing(Review::reviewedAt).thenComparingLong(Review::id);

    private static final int MOST = 1_000;

    /// Makes everybody else who changes the ticket wait until this transaction ends.
    void lock(Tx client, long ticketId) {
        client.sql("review.lock").set("ticket", ticketId).update();
    }

    void insert(Tx client, Review review) {
        client.sql("review.insert")
                .set("id", review.id())
                .set("ticket", review.ticketId())
                .set("handler", review.handlerId())
                .set("rules", review.rules())
                .set("openedAt", review.openedAt())
                .set("verdict", review.verdict())
                .set("line", review.line())
                .set("reviewer", review.reviewerId())
                .set("now", review.reviewedAt())
                .update();
    }

    /// Put in order here: most tickets have none, and the database would set up its sorting all the same.
    List<Review> ofTicket(Tx client, long ticketId) {
        return client.sql("review.of-ticket").set("ticket", ticketId).list(ReviewStore::review).stream()
                .sorted(BY_TIME)
                .toList();
    }

    List<Review> since(Tx tx, Instant since) {
        return tx.sql("review.since").set("since", since).set("most", MOST).list(ReviewStore::review);
    }

    List<Review> told(Tx tx, long handlerId, int most) {
        return tx.sql("review.told").set("handler", handlerId).set("most", most).list(ReviewStore::review);
    }

    private static Review review(Row row) {
        return new Review(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                row.id("number"),
                row.text("subject"),
                row.optionalId("handler_id"),
                row.optionalText("handler_name"),
                row.text("rules"),
                row.instant("opened_at"),
                row.one(Verdict.class, "verdict"),
                row.text("line"),
                row.id("reviewer_id"),
                row.text("reviewer_name"),
                row.instant("reviewed_at"));
    }
}
