package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThatCode;

import fettle.server.mail.text.MailHtml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Messages that are broken at random, the same way each time: nothing that stands in a message makes the parser throw.
class MutatedMailTest {

    private static final byte[] TROUBLE = "\r\n\t \"'<>()@,;:=?*%\\-\0\u001b&".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void areReadWithoutAnError(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> files = HostileMailTest.manifest().stream()
                .map(HostileMailTest.Row::file)
                .toList();
        for (String file : files) {
            byte[] message = Mails.hostile(file);
            for (int i = 0; i < 6 && message.length < 20_000; i++) {
                byte[] mutated = mutated(message, random);

                assertThatCode(() -> readAll(mutated)).as(file + " by " + seed).doesNotThrowAnyException();
            }
        }
    }

    private static void readAll(byte[] message) {
        InboundEmail email = Mails.read(message);
        email.html().forEach(new MailHtml(_ -> Optional.empty())::safe);
        ContentHash.of(email);
    }

    private static byte[] mutated(byte[] message, Random random) {
        byte[] copy = message.clone();
        for (int i = 0; i < 1 + random.nextInt(12) && copy.length > 0; i++) {
            boolean troubles = random.nextBoolean();
            copy[random.nextInt(copy.length)] =
                    troubles ? TROUBLE[random.nextInt(TROUBLE.length)] : (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 && copy.length > 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }
}
