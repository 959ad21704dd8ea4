package fettle.server.store.keys;

import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.SqlFailure;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Lets a form or request that arrives twice have its effect once: the second one gets the first one's answer.
public final class RequestKeys {

    private static final int LONGEST_KEY = 80;
    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final InstantSource clock;

    public RequestKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Does the work in a transaction unless the key was used before, and keeps its answer with it: where
    /// to go next, at most 200 characters. Of two at the same moment, one waits for the other.
    public String once(Scope scope, String key, Function<Tx, String> work) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Refusal.Invalid("refusal.request-key");
        }
        return answer(key).orElseGet(() -> first(scope, key, work));
    }

    /// Forgets what nobody sends again.
    public long forgetOld() {
        return database.transaction(
                new Scope.System("forget old request keys"),
                tx -> tx.sql("keys.forget-requests")
                        .set("before", clock.instant().minus(KEPT))
                        .update());
    }

    private Optional<String> answer(String key) {
        return database.read(new Scope.System("find a request"))
                .sql("keys.request")
                .set("key", key)
                .one(row -> row.text("answer"));
    }

    private String first(Scope scope, String key, Function<Tx, String> work) {
        try {
            return database.transaction(scope, tx -> {
                tx.sql("keys.claim-request")
                        .set("key", key)
                        .set("now", clock.instant())
                        .update();
                String answer = work.apply(tx);
                tx.sql("keys.answer-request")
                        .set("key", key)
                        .set("answer", answer)
                        .update();
                return answer;
            });
        } catch (RuntimeException failure) {
            if (SqlFailure.isDuplicate(failure)) {
                return answer(key).orElseThrow(() -> failure);
            }
            throw failure;
        }
    }
}
