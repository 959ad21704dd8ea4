package fettle.server.intake.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MboxTest {

    @TempDir
    Path folder;

    @Test
    void givesEveryMessageAsItsSenderWroteIt() throws IOException {
        assertThat(messages("""
                        From ann@acme.test Wed Mar  4 09:00:00 2026
                        From: ann@acme.test

                        Hello

                        From - Wed Mar  4 10:00:00 2026
                        From: kim@acme.test

                        >From here it prints
                        >>From there not
                        """))
                .containsExactly(
                        "From: ann@acme.test\n\nHello\n",
                        "From: kim@acme.test\n\nFrom here it prints\n>From there not\n");
    }

    @Test
    void aSentenceThatBeginsWithFromStartsNoMessage() throws IOException {
        assertThat(messages("""
                        From ann@acme.test Wed Mar  4 09:00:00 2026
                        From: ann@acme.test

                        Hello

                        From Monday on I am away.
                        """)).containsExactly("From: ann@acme.test\n\nHello\n\nFrom Monday on I am away.\n");
    }

    @Test
    void aLineMayBeOfAnyLength() throws IOException {
        String longLine = "x".repeat(100_000);

        assertThat(messages("From a Wed Mar  4 09:00:00 2026\r\nFrom: a@b.test\r\n\r\n" + longLine
                        + "\r\n\r\nFrom b Wed Mar  4 09:00:00 2026\r\nFrom: b@b.test\r\n\r\n" + longLine))
                .containsExactly("From: a@b.test\r\n\r\n" + longLine + "\r\n", "From: b@b.test\r\n\r\n" + longLine);
    }

    @Test
    void aMessageThatIsNotReadToItsEndIsSkipped() throws IOException {
        Path file = write("From a Wed Mar  4 09:00:00 2026\nOne: 1\n\n1\n\nFrom b Wed Mar  4 09:00:00 2026\nTwo: 2\n");
        try (var mbox = new Mbox(file)) {
            assertThat(mbox.next().orElseThrow().read()).isEqualTo('O');
            assertThat(mbox.next().orElseThrow().readAllBytes()).asString().isEqualTo("Two: 2\n");
            assertThat(mbox.next()).isEmpty();
        }
    }

    private List<String> messages(String content) throws IOException {
        Path file = write(content);
        assertThat(Mbox.begins(file)).isTrue();
        var messages = new ArrayList<String>();
        try (var mbox = new Mbox(file)) {
            for (Optional<InputStream> next = mbox.next(); next.isPresent(); next = mbox.next()) {
                messages.add(new String(next.get().readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return messages;
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("mails"), content, StandardCharsets.ISO_8859_1);
    }
}
