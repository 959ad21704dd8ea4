package fettle.server.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replies as the programs of many makers write them in many languages, all of our own making, with what of each is to
/// be shown.
class RepliesTest {

    record Reply(String name, String text, String shown) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Reply> replies() throws IOException {
        List<Reply> all = new ArrayList<>();
        for (String file : List.of("gmail", "outlook", "others", "signatures", "above", "whole")) {
            Arrays.stream(read(file).split("(?m)^#### (?!shows)", -1))
                    .skip(1)
                    .map(block -> reply(file, block))
                    .forEach(all::add);
        }
        return all;
    }

    private static Reply reply(String file, String block) {
        int title = block.indexOf('\n');
        String[] parts = block.substring(title + 1).split("(?m)^#### shows\n", 2);
        return new Reply(
                file + ": " + block.substring(0, title),
                parts[0].stripTrailing(),
                parts.length == 2 ? parts[1].strip() : parts[0].strip());
    }

    private static String read(String file) throws IOException {
        String path = "/mail/replies/" + file + ".txt";
        try (InputStream content = Objects.requireNonNull(RepliesTest.class.getResourceAsStream(path), path)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void showsWhatIsNew(Reply reply) {
        assertThat(ReplyText.of(reply.text(), false).visible().strip()).isEqualTo(reply.shown());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void losesNoWord(Reply reply) {
        ReplyText parts = ReplyText.of(reply.text(), false);

        assertThat((parts.visible() + " " + parts.quoted()).split("\\s+"))
                .containsExactlyInAnyOrder(reply.text().strip().split("\\s+"));
    }
}
