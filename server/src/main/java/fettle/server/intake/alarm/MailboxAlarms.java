package fettle.server.intake.alarm;

import fettle.server.mail.transport.Accounts;
import fettle.server.store.Row;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;

/// What is wrong with mailboxes, as rows by the statements in `alarm.sql`.
public final class MailboxAlarms {

    public static final SqlFile STATEMENTS = new SqlFile(MailboxAlarms.class, "alarm.sql");

    /// More than a month of a busy mailbox.
    private static final int MOST_ARRIVALS = 20_000;

    /// All that is wrong now, the longest first.
    public List<MailboxAlarm> open(Tx tx) {
        return tx.sql("alarm.open")
                .list(row -> new MailboxAlarm(
                        row.id("mailbox_id"),
                        row.text("address"),
                        row.one(MailboxAlarm.Kind.class, "kind"),
                        row.text("words"),
                        row.instant("raised_at")));
    }

    List<MailboxStanding> standings(Tx tx) {
        return tx.sql("alarm.standings").list(MailboxAlarms::standing);
    }

    /// When the last mails came, oldest first.
    List<Instant> arrivals(Tx tx, long mailboxId, Instant since) {
        return tx.sql("alarm.arrivals")
                .set("id", mailboxId)
                .set("since", since)
                .set("most", MOST_ARRIVALS)
                .list(row -> row.instant("received_at"))
                .reversed();
    }

    void raise(Tx tx, MailboxAlarm alarm) {
        tx.sql("alarm.raise")
                .set("id", alarm.mailboxId())
                .set("kind", alarm.kind())
                .set("words", alarm.words())
                .set("now", alarm.raisedAt())
                .update();
    }

    /// It is still so, perhaps in other words.
    void say(Tx tx, MailboxAlarm alarm) {
        tx.sql("alarm.say")
                .set("id", alarm.mailboxId())
                .set("kind", alarm.kind())
                .set("words", alarm.words())
                .update();
    }

    void clear(Tx tx, MailboxAlarm alarm) {
        tx.sql("alarm.clear")
                .set("id", alarm.mailboxId())
                .set("kind", alarm.kind())
                .update();
    }

    private static MailboxStanding standing(Row row) {
        return new MailboxStanding(
                row.id("id"),
                row.text("address"),
                row.optionalText("imap_host").isPresent(),
                row.optionalText("state").filter(state -> !state.isEmpty()).map(Accounts.State::valueOf),
                row.text("state_words"),
                row.count("failures"),
                row.optionalInstant("failing_since"),
                row.optionalInstant("newest"),
                row.optionalInstant("oldest_waiting"));
    }
}
