package fettle.server.ask.link;

import fettle.server.signin.secret.Token;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Links that let whoever has one answer one question, and nothing else. The database holds their hashes alone.
public final class OneTimeLinks {

    /// What a link is good for: one of one purpose opens nothing of another.
    public enum Purpose {
        SURVEY,
        APPROVAL
    }

    /// What a link leads to.
    ///
    /// @param subjectId the question that it answers
    /// @param endsAt until when it takes an answer; later it only says that it is over
    public record Link(long subjectId, Instant endsAt) {

        public boolean isOver(Instant now) {
            return !now.isBefore(endsAt);
        }
    }

    /// So long a link that is over still says so, instead of being unknown.
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final InstantSource clock;

    public OneTimeLinks(InstantSource clock) {
        this.clock = clock;
    }

    public Token add(Tx tx, Purpose purpose, long subjectId, Instant endsAt) {
        Token token = Token.random();
        tx.sql("link.add")
                .set("hash", token.hash())
                .set("purpose", purpose)
                .set("subject", subjectId)
                .set("now", clock.instant())
                .set("endsAt", endsAt)
                .update();
        return token;
    }

    public Optional<Link> find(Tx tx, Purpose purpose, String shown) {
        return tx.sql("link.find")
                .set("hash", Token.hash(shown))
                .set("purpose", purpose)
                .one(row -> new Link(row.id("subject_id"), row.instant("ends_at")));
    }

    public void removeOld(Tx tx) {
        tx.sql("link.remove-old")
                .set("before", clock.instant().minus(REMEMBERED))
                .update();
    }
}
