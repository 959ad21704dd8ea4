package fettle.server.api.call;

import fettle.server.store.Database;
import fettle.server.store.Sha256;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Refusal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Optional;
import java.util.function.Function;

/// The promise that a request with an `Idempotency-Key` has its effect once, however often it arrives.
public record Once(Database database, RequestKeys keys) {

    private static final HeaderName KEY = HeaderNames.create("Idempotency-Key");
    private static final int LONGEST_KEY = 200;
    private static final int PRINT = 16;

    /// Does the work in a transaction of its own; a repeated request gets the name that the first one got.
    ///
    /// @param print what tells one body from another: the same key with another body is a mistake
    public String run(Call call, String print, Function<Tx, String> work) {
        return key(call)
                .map(key -> once(key, call, print.substring(0, PRINT), work))
                .orElseGet(() -> database.transaction(call.scope(), work));
    }

    /// A key counts for its owner and its path, whatever others call theirs.
    private static Optional<String> key(Call call) {
        return call.request().headers().value(KEY).map(given -> {
            if (given.isBlank() || given.length() > LONGEST_KEY) {
                throw Refusal.Invalid.field("Idempotency-Key", "api.idempotency-key", LONGEST_KEY);
            }
            String what = call.request().prologue().method() + " "
                    + call.request().path().absolute().rawPath();
            return "api:" + Sha256.of(call.user().owner().technicianId() + " " + what + " " + given);
        });
    }

    private String once(String key, Call call, String print, Function<Tx, String> work) {
        String answer = keys.once(call.scope(), key, tx -> print + work.apply(tx));
        if (!answer.startsWith(print)) {
            throw new Refusal.Conflict("api.key-used-otherwise");
        }
        return answer.substring(PRINT);
    }
}
