package fettle.server.mail.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferDecodingTest {

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '"', textBlock = """
            base64|aGVsbG8=|hello
            base64|aGVsbG8|hello
            base64|aGVs~bG8=~|hello
            base64|a!G?V*s bG8=|hello
            base64|aGVsbG8=aGVsbG8=|hellohello
            BASE64|aGVsbG8=|hello
            "base64;"|aGVsbG8=|hello
            quoted-printable|a=3Db|a=b
            quoted-printable|a=~b|ab
            quoted-printable|a= ~b|ab
            quoted-printable|a  ~b|a~b
            quoted-printable|a=ZZb|a=ZZb
            quoted-printable|a=|a
            quoted-printable|a=3|a=3
            quoted-printable|a==~b|a=b
            quoted-printable|a b=20~|a b ~
            7bit|a=3Db|a=3Db
            7-bit|a=3Db|a=3Db
            nonsense|a=3Db|a=3Db
            x-uuencode|begin 644 a.txt~%:&5L;&\\~`~end~|hello
            """)
    void undoesWhatItCan(String encoding, String encoded, String decoded) {
        byte[] bytes = encoded.replace("~", "\r\n").getBytes(StandardCharsets.US_ASCII);

        assertThat(new String(TransferDecoding.all(bytes, encoding), StandardCharsets.US_ASCII))
                .isEqualTo(decoded.replace("~", "\r\n"));
    }

    @Test
    void readsAnyBytesThatBase64Wrote() {
        Random random = new Random(7);
        for (int size = 0; size < 300; size++) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);

            byte[] encoded = Base64.getMimeEncoder().encode(bytes);

            assertThat(TransferDecoding.all(encoded, "base64")).isEqualTo(bytes);
        }
    }

    @Test
    void findsUuencodedFilesInText() {
        UuBlocks blocks = UuBlocks.in("Hello\n\nbegin 644 a b.txt\n%:&5L;&\\\n`\nend\n\nBye\nbegin 1\nend");

        assertThat(blocks.text()).isEqualTo("Hello\n\n\nBye\nbegin 1\nend");
        assertThat(blocks.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("a b.txt");
            assertThat(Arrays.equals(file.bytes(), "hello".getBytes(StandardCharsets.US_ASCII)))
                    .isTrue();
        });
    }

    @Test
    void leavesProseThatBeginsLikeAFileAlone() {
        String prose = "begin 644 days ago we met\nand went home together, all of us, very happily indeed.\nend";

        assertThat(UuBlocks.in(prose).text()).isEqualTo(prose);
    }
}
