package fettle.server.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SealingKeyTest {

    private static final Secret PASSWORD = new Secret("pässword");

    private final SealingKey key = new SealingKey(HexFormat.of().parseHex("ab".repeat(32)));

    @Test
    void opensWhatItSealed() {
        String sealed = key.seal("mailbox.password:1", PASSWORD);

        assertThat(key.open("mailbox.password:1", sealed).reveal()).isEqualTo("pässword");
        assertThat(sealed).doesNotContain("ssword");
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(key.seal("here", PASSWORD)).isNotEqualTo(key.seal("here", PASSWORD));
    }

    @Test
    void opensNothingMovedToAnotherRowOrChangedOrSealedByAnotherKey() {
        String sealed = key.seal("mailbox.password:1", PASSWORD);
        int middle = sealed.length() / 2;
        String changed =
                sealed.substring(0, middle) + (sealed.charAt(middle) == 'A' ? 'B' : 'A') + sealed.substring(middle + 1);
        var other = new SealingKey(HexFormat.of().parseHex("ac".repeat(32)));

        assertWrong(key, "mailbox.password:2", sealed);
        assertWrong(key, "mailbox.password:1", changed);
        assertWrong(other, "mailbox.password:1", sealed);
        assertWrong(key, "mailbox.password:1", "1.");
        assertWrong(key, "mailbox.password:1", "plain");
    }

    @Test
    void signsForOnePurposeOnly() {
        String signature = key.signer("links").sign("ticket 7");

        assertThat(key.signer("links").isGenuine("ticket 7", signature)).isTrue();
        assertThat(key.signer("links").isGenuine("ticket 8", signature)).isFalse();
        assertThat(key.signer("message-id").isGenuine("ticket 7", signature)).isFalse();
        assertThat(signature).hasSize(43).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aSecretPrintsAsStars() {
        assertThat(PASSWORD).hasToString("***");
        assertThat(new Secret("a")).isEqualTo(new Secret("a")).isNotEqualTo(new Secret("b"));
    }

    private static void assertWrong(SealingKey key, String place, String sealed) {
        assertThatThrownBy(() -> key.open(place, sealed)).isInstanceOf(SealingKey.WrongKey.class);
    }
}
