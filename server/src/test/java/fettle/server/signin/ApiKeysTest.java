package fettle.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.Scope;
import fettle.server.testing.TestIds;
import fettle.server.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeysTest {

    private static final Scope TEST = new Scope.System("test");

    @RegisterExtension
    static final TestServer server = new TestServer();

    private final ApiKeys keys = server.fettle().signIn().keys();

    @Test
    void opensForItsOwner() {
        ApiKeys.Made made = make();

        assertThat(made.key()).matches("ft_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
        assertThat(keys.user(made.key()).orElseThrow().owner())
                .isEqualTo(server.people().tess());
        assertThat(made.toString()).doesNotContain(made.key());
    }

    @Test
    void isKeptAsAHashOnly() {
        ApiKeys.Made made = make();

        assertThat(listed(made.id()).toString()).doesNotContain(made.key().substring(3));
    }

    @Test
    void notesWhenItWasUsedLast() {
        ApiKeys.Made made = make();
        assertThat(listed(made.id()).lastUsedAt()).isEmpty();

        keys.user(made.key());

        assertThat(listed(made.id()).lastUsedAt()).contains(server.clock().instant());
    }

    @Test
    void isDeadAtOnceWhenItIsRevoked() {
        ApiKeys.Made made = make();
        assertThat(keys.user(made.key())).isPresent();

        boolean revoked = server.database().transaction(TEST, tx -> keys.revoke(tx, made.id()));

        assertThat(revoked).isTrue();
        assertThat(keys.user(made.key())).isEmpty();
    }

    @Test
    void isNotRememberedWhenRightsWereTakenAwayWhileItWasRead() {
        var takingAway = new AtomicReference<Runnable>(() -> {});
        var read = new ApiKeys(server.database(), TestIds.SHARED, () -> {
            takingAway.getAndSet(() -> {}).run();
            return server.clock().instant();
        });
        ApiKeys.Made made = make();
        takingAway.set(read::forget);

        assertThat(read.user(made.key())).as("as it was when it was read").isPresent();

        server.database().run(TEST, tx -> keys.revoke(tx, made.id()));
        assertThat(read.user(made.key())).as("not out of memory").isEmpty();
    }

    @Test
    void diesWithItsOwner() {
        long tom = server.people().tom().technicianId();
        String key = server.database()
                .transaction(TEST, tx -> keys.make(tx, tom, "tom's"))
                .key();
        assertThat(keys.user(key)).isPresent();

        server.database().run(TEST, tx -> server.fettle().features().staff().deactivate(tx, tom));
        server.clock().advance(Duration.ofSeconds(6));

        assertThat(keys.user(key)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ft_", "' OR 1=1--", "ft_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa00000000"})
    void opensToNothingElse(String shown) {
        assertThat(keys.user(shown)).isEmpty();
    }

    @Test
    void isNotOpenedByAMistypedLetter() {
        String key = make().key();
        char last = key.charAt(20);

        assertThat(keys.user(key.substring(0, 20) + (last == 'a' ? 'b' : 'a') + key.substring(21)))
                .isEmpty();
    }

    private ApiKeys.Made make() {
        return server.database()
                .transaction(TEST, tx -> keys.make(tx, server.people().tess().technicianId(), "test"));
    }

    private ApiKeys.Listed listed(long id) {
        return keys.all(server.database().read(TEST)).stream()
                .filter(key -> key.id() == id)
                .findFirst()
                .orElseThrow();
    }
}
