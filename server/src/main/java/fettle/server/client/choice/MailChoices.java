package fettle.server.client.choice;

import fettle.server.client.choice.MailChoice.Replies;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which of our mails contacts want, by the statements in `choice.sql`. Verbs join the caller's transaction.
public final class MailChoices {

    /// Somebody who wants the summary of the week.
    public record Taker(long clientId, long contactId) {}

    public MailChoice of(Tx tx, long clientId, long contactId) {
        return tx.forClient(clientId)
                .sql("choice.find")
                .set("contact", contactId)
                .one(row -> new MailChoice(
                        row.one(Replies.class, "replies"),
                        row.yes("acknowledged"),
                        row.yes("digest"),
                        row.count("version")))
                .orElse(MailChoice.USUAL);
    }

    /// Keeps what they chose, unless they have chosen otherwise in the meantime.
    public void choose(Tx tx, long clientId, long contactId, MailChoice choice) {
        Tx client = tx.forClient(clientId);
        client.sql("choice.lock").set("contact", contactId).update(); // else two first choices would both see none
        if (of(tx, clientId, contactId).version() != choice.version()) {
            throw new Refusal.Conflict("notice.changed-meanwhile");
        }
        if (choice.version() == 0) {
            bound(client.sql("choice.insert"), contactId, choice).update();
        } else if (bound(client.sql("choice.change"), contactId, choice)
                        .set("version", choice.version())
                        .update()
                == 0) {
            throw new Refusal.Conflict("notice.changed-meanwhile");
        }
    }

    /// Those who want the summary of the week and have not had that of this one, behind the last of them.
    public List<Taker> digestTakers(Tx tx, LocalDate week, Optional<Taker> last, int most) {
        return tx.sql("choice.digest-takers")
                .set("week", week)
                .set("after", last.map(Taker::contactId).orElse(0L))
                .set("n", most)
                .list(row -> new Taker(row.id("client_id"), row.id("contact_id")));
    }

    /// Whether it was not sent yet in that week; from now on it was.
    public boolean markDigest(Tx tx, Taker taker, LocalDate week) {
        return tx.forClient(taker.clientId())
                        .sql("choice.digest-sent")
                        .set("contact", taker.contactId())
                        .set("week", week)
                        .update()
                == 1;
    }

    private static Sql bound(Sql sql, long contactId, MailChoice choice) {
        return sql.set("contact", contactId)
                .set("replies", choice.replies())
                .set("acknowledged", choice.acknowledged())
                .set("digest", choice.digest());
    }
}
