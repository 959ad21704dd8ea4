package fettle.server.intake;

import fettle.server.mail.transport.Arrival;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Identity;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The ledger as it is read, by the statements in `intake.sql`.
final class LedgerStore {

    List<LedgerEntry> newest(Tx tx, long before, int most) {
        return tx.sql("intake.newest").set("before", before).set("n", most).list(LedgerStore::entry);
    }

    List<LedgerEntry> newest(Tx tx, Outcome.Kind outcome, long before, int most) {
        return tx.sql("intake.newest-with-outcome")
                .set("outcome", outcome)
                .set("before", before)
                .set("n", most)
                .list(LedgerStore::entry);
    }

    List<LedgerEntry> containing(Tx tx, String words, long before, int most) {
        String literal = words.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return tx.sql("intake.newest-that-contain")
                .set("pattern", "%" + literal + "%")
                .set("before", before)
                .set("n", most)
                .list(LedgerStore::entry);
    }

    Optional<LedgerEntry> find(Tx tx, long id) {
        return tx.sql("intake.find").set("id", id).one(LedgerStore::entry);
    }

    Map<Outcome.Kind, Integer> countsOf(Tx tx, long first, long last) {
        return counts(tx.sql("intake.counts-of").set("first", first).set("last", last));
    }

    private static Map<Outcome.Kind, Integer> counts(Sql query) {
        var counts = new EnumMap<Outcome.Kind, Integer>(Outcome.Kind.class);
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            counts.put(kind, 0);
        }
        query.list(row -> counts.put(row.one(Outcome.Kind.class, "outcome"), row.count("mails")));
        return counts;
    }

    private static LedgerEntry entry(Row row) {
        return new LedgerEntry(
                row.id("id"),
                row.one(Arrival.Source.class, "source"),
                row.optionalId("mailbox_id"),
                row.text("envelope_from"),
                row.text("envelope_to"),
                row.instant("received_at"),
                row.id("size"),
                row.text("raw_sha256"),
                row.optionalText("message_id"),
                row.text("from_address"),
                row.text("from_name"),
                row.text("subject"),
                row.one(Identity.class, "sender_identity"),
                row.one(Outcome.Kind.class, "outcome"),
                row.one(Reason.class, "reason"),
                row.text("reason_words"),
                ticket(row),
                row.yes("history"),
                row.count("attempts"),
                row.optionalInstant("decided_at"));
    }

    private static Optional<LedgerEntry.TicketNumber> ticket(Row row) {
        return row.optionalId("ticket_number")
                .map(number -> new LedgerEntry.TicketNumber(row.id("ticket_client"), row.id("ticket_id"), number));
    }
}
