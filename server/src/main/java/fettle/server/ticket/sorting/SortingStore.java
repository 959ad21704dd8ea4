package fettle.server.ticket.sorting;

import fettle.contracts.sla.PauseReason;
import fettle.server.store.Tx;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What sorting changes in tickets' rows, by the statements in `sorting.sql`. Every `Tx` is bound to the client.
final class SortingStore {

    void merge(Tx tx, long id, long into, Instant at) {
        tx.sql("sorting.merge").set("id", id).set("into", into).set("at", at).update();
    }

    void asked(Tx tx, long id, long contactId) {
        tx.sql("sorting.asked").set("id", id).set("contact", contactId).update();
    }

    void part(Tx tx, long id) {
        tx.sql("sorting.part").set("id", id).update();
    }

    List<Long> mergedInto(Tx tx, long id) {
        return tx.sql("sorting.merged-into").set("id", id).list(row -> row.id("id"));
    }

    void received(Tx tx, long id, Instant at) {
        tx.sql("sorting.received").set("id", id).set("at", at).update();
    }

    void unanswered(Tx tx, long id, Optional<Instant> since) {
        tx.sql("sorting.unanswered").set("id", id).set("since", since).update();
    }

    void resolvedAsBefore(Tx tx, long id, Stamp done) {
        tx.sql("sorting.resolved-as-before")
                .set("id", id)
                .set("at", done.at())
                .set("technician", done.by().rowId())
                .update();
    }

    void wait(Tx tx, long id, PauseReason reason, Instant followUp) {
        tx.sql("sorting.wait")
                .set("id", id)
                .set("reason", reason)
                .set("followUp", followUp)
                .update();
    }

    /// Whether somebody at the client has been asked to approve something and has not decided.
    boolean waitsForApproval(Tx tx, long ticketId) {
        return !tx.sql("sorting.undecided")
                .set("ticket", ticketId)
                .list(row -> row.id("id"))
                .isEmpty();
    }

    /// Until this transaction ends, rows may belong to a ticket that is on its way to another client.
    void untangle(Tx tx) {
        tx.sql("sorting.untangle").update();
    }

    void removeParticipants(Tx tx, long ticketId) {
        tx.sql("sorting.remove-participants").set("ticket", ticketId).update();
    }

    /// @param tx bound to the client who gets the rows
    void move(Tx tx, String table, long fromClient, long ticketId) {
        tx.sql("sorting.move-" + table)
                .set("from", fromClient)
                .set("ticket", ticketId)
                .update();
    }

    void move(Tx tx, long fromClient, long id, Optional<Long> contactId, Optional<Long> contractVersionId) {
        tx.sql("sorting.move-ticket")
                .set("from", fromClient)
                .set("id", id)
                .set("contact", contactId)
                .set("contractVersion", contractVersionId)
                .update();
    }
}
