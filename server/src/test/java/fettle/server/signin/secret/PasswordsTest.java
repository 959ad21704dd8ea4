package fettle.server.signin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.store.secret.KeyFile;
import fettle.server.testing.TestDatabase;
import fettle.web.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class PasswordsTest {

    private static final String PASSWORD = "teapots float quietly 41";

    @RegisterExtension
    static final TestDatabase database = new TestDatabase();

    @TempDir
    static Path folder;

    private Passwords passwords;

    @BeforeEach
    void open() {
        passwords = new Passwords(
                KeyFile.open(folder.resolve("fettle.key"), database.get()).signer("password"));
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void knowsTheRightOneAndNoOther() {
        String hash = passwords.hash(PASSWORD);

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").hasSizeLessThan(200);
        assertThat(passwords.matches(PASSWORD, Optional.of(hash))).isTrue();
        assertThat(passwords.matches(PASSWORD + " ", Optional.of(hash))).isFalse();
        assertThat(passwords.matches(PASSWORD, Optional.empty())).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
    }

    @Test
    void readsALetterAlikeHoweverItIsComposed() {
        String hash = passwords.hash("caf\u00e9 au lait, every day");

        assertThat(passwords.matches("cafe\u0301 au lait, every day", Optional.of(hash)))
                .isTrue();
    }

    @Test
    void takesADamagedHashForAWrongPassword() {
        assertThat(passwords.matches(PASSWORD, Optional.of("$argon2id$broken"))).isFalse();
        assertThat(passwords.matches(PASSWORD, Optional.of(""))).isFalse();
    }

    @Test
    void hashesNothingBeyondTheLimit() {
        String hash = passwords.hash(PASSWORD);

        assertThat(passwords.matches("x".repeat(1_000_000), Optional.of(hash))).isFalse();
    }

    @Test
    void turnsAFloodAwayInsteadOfQueueingIt() throws InterruptedException, ExecutionException {
        String hash = passwords.hash(PASSWORD);
        int busy = 0;
        int right = 0;
        try (var flood = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> tries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                tries.add(flood.submit(() -> passwords.matches(PASSWORD, Optional.of(hash))));
            }
            for (Future<Boolean> one : tries) {
                try {
                    right += one.get() ? 1 : 0;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause()).isInstanceOf(Refusal.Unavailable.class);
                    busy++;
                }
            }
        }

        assertThat(right).isBetween(20, 100);
        assertThat(busy).isEqualTo(200 - right);
    }
}
