package fettle.server.ask.approval;

import fettle.contracts.money.Money;
import fettle.server.ask.approval.Approval.Approver;
import fettle.server.ask.approval.Approval.Ended;
import fettle.server.ask.approval.Approval.From;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.ticket.log.ApprovalEnding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Approvals as rows, by the statements in `approval.sql`. Every `Tx` is bound to the client, but where the name says
/// so.
final class ApprovalStore {

    void add(Tx tx, Approval approval, long technicianId, Optional<Instant> remindAt) {
        tx.sql("approval.add")
                .set("id", approval.id())
                .set("ticket", approval.ticketId())
                .set("contact", approval.approver().contactId())
                .set("contactName", approval.approver().name())
                .set("address", approval.approver().address())
                .set("words", approval.words())
                .set("amount", approval.amount().map(Money::minor))
                .set(
                        "currency",
                        approval.amount().map(amount -> amount.currency().getCurrencyCode()))
                .set("askedBy", technicianId)
                .set("askerName", approval.asker())
                .set("askedAt", approval.askedAt())
                .set("endsAt", approval.endsAt())
                .set("remindAt", remindAt)
                .update();
    }

    Optional<Approval> find(Tx tx, long id) {
        return tx.sql("approval.find").set("id", id).one(ApprovalStore::approval);
    }

    Optional<Approval> anywhere(Tx any, long id) {
        return any.sql("approval.anywhere").set("id", id).one(ApprovalStore::approval);
    }

    List<Approval> ofTicket(Tx tx, long ticketId) {
        return tx.sql("approval.of-ticket").set("ticket", ticketId).list(ApprovalStore::approval);
    }

    /// Writes how it ended, unless somebody else did so before.
    boolean end(Tx tx, long id, Ended ended) {
        return tx.sql("approval.end")
                        .set("id", id)
                        .set("ending", ended.ending())
                        .set("at", ended.at())
                        .set("by", ended.by())
                        .set("address", ended.from().map(From::address))
                        .set("network", ended.from().map(From::network))
                        .set("words", ended.words())
                        .update()
                == 1;
    }

    List<Long> toLapse(Tx any, Instant now, long after, int most) {
        return any.sql("approval.to-lapse")
                .set("now", now)
                .set("after", after)
                .set("n", most)
                .list(row -> row.id("id"));
    }

    List<Long> toRemind(Tx any, Instant now, long after, int most) {
        return any.sql("approval.to-remind")
                .set("now", now)
                .set("after", after)
                .set("n", most)
                .list(row -> row.id("id"));
    }

    boolean reminded(Tx tx, long id) {
        return tx.sql("approval.reminded").set("id", id).update() == 1;
    }

    private static Approval approval(Row row) {
        return new Approval(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                new Approver(row.id("contact_id"), row.text("contact_name"), row.text("address")),
                row.text("words"),
                row.optionalId("amount_minor").map(minor -> Money.ofMinor(minor, row.text("currency"))),
                row.text("asker_name"),
                row.instant("asked_at"),
                row.instant("ends_at"),
                row.optionalOne(ApprovalEnding.class, "ending").map(ending -> ended(row, ending)));
    }

    private static Ended ended(Row row, ApprovalEnding ending) {
        return new Ended(
                ending,
                row.instant("ended_at"),
                row.text("ended_by"),
                row.optionalText("ended_address").map(address -> new From(address, row.text("ended_network"))),
                row.text("ended_words"));
    }
}
