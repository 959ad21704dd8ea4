package fettle.server.intake.held;

import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Reason;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.Optional;

/// What people made of held mails as rows, by the statements in `held.sql`.
final class VerdictStore {

    private final Ids ids;

    VerdictStore(Ids ids) {
        this.ids = ids;
    }

    void remember(
            Tx tx, LedgerEntry held, Verdict.Kind verdict, Optional<String> blocked, long technicianId, Instant now) {
        tx.sql("held.decided")
                .set("id", ids.next())
                .set("mailId", held.id())
                .set("verdict", verdict)
                .set("blocked", blocked)
                .set("reason", held.reason())
                .set("words", held.words())
                .set("by", technicianId)
                .set("now", now)
                .update();
    }

    Optional<Verdict> last(Tx tx, long mailId) {
        return tx.sql("held.last-verdict")
                .set("mailId", mailId)
                .one(row -> new Verdict(
                        row.id("id"),
                        row.one(Verdict.Kind.class, "verdict"),
                        row.optionalText("blocked"),
                        row.one(Reason.class, "earlier_reason"),
                        row.text("earlier_words")));
    }

    /// False when somebody else has taken it back meanwhile.
    boolean takeBack(Tx tx, Verdict verdict, long technicianId, Instant now) {
        return tx.sql("held.take-back")
                        .set("id", verdict.id())
                        .set("by", technicianId)
                        .set("now", now)
                        .update()
                == 1;
    }

    /// Holds a mail again for the reason that it was held for before; false when it is not any more what it was.
    boolean holdAgain(Tx tx, LedgerEntry entry, Verdict verdict, Instant now) {
        return tx.sql("held.again")
                        .set("id", entry.id())
                        .set("from", entry.outcome())
                        .set("reason", verdict.earlier())
                        .set("words", verdict.earlierWords())
                        .set("now", now)
                        .update()
                == 1;
    }
}
