package fettle.server.mail.outbox;

import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is due to be sent: claimed for a while by one holder, who alone may then say what became of it.
final class Postings {

    /// Longer than a delivery can take with all its time-outs.
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final int MOST_ERROR = 500;

    /// The domains that mail waits for, the longest waiting first.
    List<String> dueDomains(Tx tx, Instant now) {
        return tx.sql("outbox.due-domains").set("now", now).list(row -> row.text("domain"));
    }

    /// Claims up to so many postings to a domain; those that somebody else claims meanwhile are theirs.
    List<Posting> claim(Tx tx, String domain, int most, Instant now) {
        String holder = UUID.randomUUID().toString();
        List<Posting> due = tx.sql("outbox.due")
                .set("domain", domain)
                .set("now", now)
                .set("n", most)
                .list(row -> new Posting(
                        row.id("id"),
                        row.id("client_id"),
                        row.id("outbound_id"),
                        row.text("address"),
                        row.count("attempts") + 1,
                        holder,
                        now));
        return due.stream().filter(posting -> isOurs(tx, posting)).toList();
    }

    private static boolean isOurs(Tx tx, Posting posting) {
        return tx.forClient(posting.clientId())
                        .sql("outbox.claim")
                        .set("id", posting.id())
                        .set("holder", posting.holder())
                        .set("until", posting.claimedAt().plus(LEASE))
                        .set("now", posting.claimedAt())
                        .update()
                == 1;
    }

    /// Whether what is noted about it is still for its holder to say.
    boolean isHeld(Tx tx, Posting posting) {
        return tx.forClient(posting.clientId())
                .sql("outbox.held")
                .set("id", posting.id())
                .set("holder", posting.holder())
                .one(row -> row.id("id"))
                .isPresent();
    }

    void decide(Tx tx, Posting posting, DeliveryState state, String error, Instant now) {
        tx.forClient(posting.clientId())
                .sql("outbox.decide")
                .set("id", posting.id())
                .set("holder", posting.holder())
                .set("state", state)
                .set("error", cut(error))
                .set("now", now)
                .update();
    }

    void retry(Tx tx, Posting posting, Instant next, String error) {
        tx.forClient(posting.clientId())
                .sql("outbox.retry")
                .set("id", posting.id())
                .set("holder", posting.holder())
                .set("next", next)
                .set("error", cut(error))
                .update();
    }

    /// Makes due at once whatever has been tried and waits.
    void hurry(Tx tx, Instant now) {
        tx.sql("outbox.hurry").set("now", now).update();
    }

    private static String cut(String error) {
        return Optional.of(error)
                .filter(words -> words.length() <= MOST_ERROR)
                .orElseGet(() -> error.substring(0, MOST_ERROR));
    }
}
