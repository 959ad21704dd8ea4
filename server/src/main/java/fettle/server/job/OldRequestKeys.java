package fettle.server.job;

import fettle.server.store.keys.RequestKeys;
import java.time.Duration;

/// Forgets the keys of forms and requests that nobody sends again.
public final class OldRequestKeys implements Job {

    private final RequestKeys keys;

    public OldRequestKeys(RequestKeys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "old-request-keys";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        keys.forgetOld();
    }
}
