package fettle.server.signin.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2idTest {

    private static final Argon2id SMALL = new Argon2id(1_024, 2);

    /// The first is a vector of the reference program; the others were made by password4j 1.8.4, as ours were
    /// once.
    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc
            teapots-float $argon2id$v=19$m=19456,t=2,p=1$p73AAfkRKMCmUPOn49JzBw$LtER7P58v6NLFD5yKS+q6DRCp0za82kzmLoqOoOZFkI
            teapots-float $argon2id$v=19$m=4096,t=3,p=2$MDEyMzQ1Njc4OWFiY2RlZg$Glf2Ydi+IDVUcUOcP4VbgKsSgti/C05dFAvXx3/a8RE
            """)
    void knowsHashesThatOthersMade(String password, String hash) {
        assertThat(Argon2id.matches(bytes(password), hash)).isTrue();
        assertThat(Argon2id.matches(bytes(password + "!"), hash)).isFalse();
    }

    @Test
    void saltsEachHash() {
        String first = SMALL.hash(bytes("same"));
        String second = SMALL.hash(bytes("same"));

        assertThat(first).startsWith("$argon2id$v=19$m=1024,t=2,p=1$").isNotEqualTo(second);
        assertThat(Argon2id.matches(bytes("same"), first)).isTrue();
        assertThat(Argon2id.matches(bytes("same"), second)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2id$broken",
                "$argon2id$v=19$m=1024,t=2,p=1$c29tZXNhbHQ$",
                "$argon2id$v=16$m=1024,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
                "$argon2i$v=19$m=1024,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=4294967296,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=1024,t=0,p=1$c29tZXNhbHQ$c29tZXNhbHRzb21lc2FsdA",
                "$argon2id$v=19$m=1024,t=2,p=1$=$c29tZXNhbHQ"
            })
    void takesWhatIsNoHashOfOursForAWrongPassword(String hash) {
        assertThat(Argon2id.matches(bytes("password"), hash)).isFalse();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
