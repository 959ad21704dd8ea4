package fettle.server.mail.outbox;

import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Outgoing mails as rows, by the statements in `outbox.sql`.
final class OutboxStore {

    private final Ids ids;

    OutboxStore(Ids ids) {
        this.ids = ids;
    }

    boolean hasCause(Tx tx, NewMail mail) {
        return tx.forClient(mail.clientId())
                .sql("outbox.of-cause")
                .set("cause", mail.cause())
                .one(row -> row.id("id"))
                .isPresent();
    }

    void insert(Tx tx, NewMail mail, Instant now) {
        Tx clientTx = tx.forClient(mail.clientId());
        long id = ids.next();
        row(clientTx.sql("outbox.insert"), id, mail, now).update();
        for (Recipient recipient : mail.to()) {
            insert(clientTx, id, recipient, now);
        }
    }

    /// Put in order here, where it costs a tenth of what the database takes for these few.
    List<Delivery> ofTicket(Tx clientTx, long ticketId) {
        record Sent(Delivery delivery, long recipientId) {}
        return deliveries(clientTx
                .sql("outbox.of-ticket")
                .set("ticketId", ticketId)
                .list(row -> new Sent(delivery(row), row.id("recipient_id")))
                .stream()
                .sorted(Comparator.comparing((Sent sent) -> sent.delivery().createdAt())
                        .thenComparingLong(sent -> sent.delivery().mailId())
                        .thenComparingLong(Sent::recipientId))
                .map(Sent::delivery)
                .toList());
    }

    private static Sql row(Sql insert, long id, NewMail mail, Instant now) {
        return insert.set("id", id)
                .set("ticketId", mail.ticketId())
                .set("entryId", mail.entryId())
                .set("cause", mail.cause())
                .set("automatic", mail.automatic())
                .set("fromAddress", mail.fromAddress())
                .set("fromName", mail.fromName())
                .set("replyTo", mail.replyTo())
                .set("subject", mail.subject())
                .set("body", mail.body())
                .set("messageId", mail.messageId())
                .set("inReplyTo", mail.inReplyTo())
                .set("references", String.join(" ", mail.references()))
                .set("unsubscribe", mail.unsubscribe())
                .set("now", now);
    }

    private void insert(Tx clientTx, long mailId, Recipient recipient, Instant now) {
        clientTx.sql("outbox.insert-recipient")
                .set("id", ids.next())
                .set("mailId", mailId)
                .set("address", recipient.address())
                .set("domain", domain(recipient.address()))
                .set("name", recipient.name())
                .set("copied", recipient.copied())
                .set("now", now)
                .update();
    }

    static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    List<Delivery> newest(Tx tx, long before, int most) {
        return deliveries(
                tx.sql("outbox.newest").set("before", before).set("n", most).list(OutboxStore::delivery));
    }

    Optional<SentMail> find(Tx tx, long id) {
        return tx.sql("outbox.find").set("id", id).one(OutboxStore::sentMail).map(mail -> addressed(tx, mail));
    }

    /// Asked for only now: within the mapping of a row its connection is still taken, and this one would be a
    /// second.
    private static SentMail addressed(Tx tx, SentMail sent) {
        List<Recipient> to = tx.forClient(sent.mail().clientId())
                .sql("outbox.recipients")
                .set("mailId", sent.id())
                .list(row -> new Recipient(row.text("address"), row.text("name"), row.yes("copied")));
        return new SentMail(sent.id(), sent.mail().addressedTo(to), sent.createdAt());
    }

    private static SentMail sentMail(Row row) {
        String references = row.text("reference_chain");
        var mail = new NewMail(
                row.text("cause"),
                row.id("client_id"),
                row.optionalId("ticket_id"),
                row.optionalId("entry_id"),
                row.one(Automatic.class, "automatic"),
                row.text("from_address"),
                row.text("from_name"),
                row.optionalText("reply_to"),
                List.of(),
                row.text("subject"),
                row.text("body"),
                row.text("message_id"),
                row.optionalText("in_reply_to"),
                references.isEmpty() ? List.of() : List.of(references.split(" ")),
                row.optionalText("unsubscribe"));
        return new SentMail(row.id("id"), mail, row.instant("created_at"));
    }

    /// Rows of one recipient each, those of a mail next to each other, folded into mails.
    static List<Delivery> deliveries(List<Delivery> rows) {
        var byMail = new LinkedHashMap<Long, Delivery>();
        for (Delivery row : rows) {
            byMail.merge(row.mailId(), row, Delivery::and);
        }
        return List.copyOf(byMail.values());
    }

    static Delivery delivery(Row row) {
        return new Delivery(
                row.id("mail_id"),
                row.optionalId("ticket_id"),
                row.optionalId("entry_id"),
                row.one(Automatic.class, "automatic"),
                row.text("subject"),
                row.text("message_id"),
                row.instant("created_at"),
                List.of(to(row)));
    }

    static Delivery.To to(Row row) {
        return new Delivery.To(
                row.id("recipient_id"),
                new Recipient(row.text("address"), row.text("name")),
                row.one(DeliveryState.class, "state"),
                row.count("attempts"),
                row.text("last_error"),
                row.optionalInstant("decided_at"),
                row.optionalInstant("read_at"));
    }
}
