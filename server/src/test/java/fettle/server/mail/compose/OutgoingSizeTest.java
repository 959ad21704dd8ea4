package fettle.server.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.address.Address;
import fettle.server.mail.compose.OutgoingMessage.Nature;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutgoingSizeTest {

    @ParameterizedTest(name = "{0} files of {1} bytes and {2} letters")
    @CsvSource({"0, 0, 10", "1, 1, 10", "3, 1000003, 100", "20, 5000, 50000", "1, 57, 100000"})
    void isNeverLessThanTheMailAndLittleMore(int files, int bytes, int letters) {
        String text = "Grüße ".repeat(letters / 6);

        long expected = OutgoingSize.of(text, LongStream.generate(() -> bytes).limit(files));

        long sent = message(text, files, bytes).bytes().length;
        assertThat(sent).isLessThanOrEqualTo(expected);
        assertThat(expected - sent).isLessThan(150_000 + 6L * letters + 2_000L * files);
    }

    private static OutgoingMessage message(String text, int files, int bytes) {
        var file = new OutgoingFile("Räk \"1\".pdf", "application/pdf", new byte[bytes]);
        return new OutgoingMessage(
                Address.of("support@fettle.test"),
                Optional.empty(),
                List.of(Address.of("ann@acme.test")),
                List.of(),
                "Printer",
                "<ft.1.2.3@fettle.test>",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Instant.parse("2026-03-02T09:15:00Z"),
                Nature.PERSONAL,
                "fettle.test",
                text,
                Optional.of(HtmlBody.of(text)),
                Collections.nCopies(files, file),
                Optional.empty());
    }
}
