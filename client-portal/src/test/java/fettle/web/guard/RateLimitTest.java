package fettle.web.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fettle.web.Refusal;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RateLimitTest {

    @RegisterExtension
    static final Site site = new Site(false, new RateLimit.Rate(1, 3));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-19T10:00:00Z"));
    private final RateLimit limit = new RateLimit(now::get, Callers.named("nobody", new RateLimit.Rate(1, 1)));
    private final RateLimit.Asker ann = new RateLimit.Asker("ann", new RateLimit.Rate(2, 3));
    private final RateLimit.Asker bob = new RateLimit.Asker("bob", new RateLimit.Rate(2, 3));

    @Test
    void allowsABurstAndThenTheRate() {
        for (int i = 0; i < 3; i++) {
            limit.take(ann);
        }
        assertThatThrownBy(() -> limit.take(ann)).isInstanceOf(Refusal.TooMany.class);

        now.updateAndGet(at -> at.plusMillis(500));

        assertThatCode(() -> limit.take(ann)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.take(ann)).isInstanceOf(Refusal.TooMany.class);
    }

    @Test
    void neverSavesUpMoreThanTheBurst() {
        limit.take(ann);

        now.updateAndGet(at -> at.plusSeconds(3600));

        for (int i = 0; i < 3; i++) {
            limit.take(ann);
        }
        assertThatThrownBy(() -> limit.take(ann)).isInstanceOf(Refusal.TooMany.class);
    }

    @Test
    void oneAskerCostsAnotherNothing() {
        for (int i = 0; i < 3; i++) {
            limit.take(ann);
        }

        assertThatCode(() -> limit.take(bob)).doesNotThrowAnyException();
    }

    @Test
    void saysWhenToComeBack() {
        var visitor = new Visitor(site);
        for (int i = 0; i < 3; i++) {
            visitor.get("/");
        }

        var answer = visitor.get("/");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("One moment", "Wait a few seconds");
    }
}
