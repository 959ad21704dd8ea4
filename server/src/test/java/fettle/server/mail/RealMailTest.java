package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fettle.server.mail.ParseWithin.Parsed;
import fettle.server.mail.body.Digest;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.RawMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads a mail library's collection of 103 real messages. They are not ours to keep: the test looks for
/// them beside the repository, in `shared/mail/real`, and says so when they are not there.
class RealMailTest {

    private static final Optional<Path> FOLDER = folder();

    private static Optional<Path> folder() {
        return Stream.iterate(Optional.of(Path.of("").toAbsolutePath()), at -> at.map(Path::getParent))
                .takeWhile(Optional::isPresent)
                .map(at -> at.orElseThrow().resolve("shared/mail/real"))
                .filter(Files::isDirectory)
                .findFirst();
    }

    @BeforeEach
    void theMessagesAreThere() {
        assumeTrue(FOLDER.isPresent(), "There is no folder shared/mail/real beside the repository");
    }

    private static List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER.orElseThrow())) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private static InboundEmail read(Path file) {
        try {
            Parsed parsed = Mails.parsing().parse(RawMail.inFile(file));
            assertThat(parsed).as(file.toString()).isInstanceOf(Parsed.Read.class);
            return ((Parsed.Read) parsed).email();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void allAreReadWithNothingCut() throws IOException {
        assertThat(messages()).hasSize(103);
        for (Path file : messages()) {
            assertThat(read(file).notes()).as(file.toString()).noneMatch(MailNote::isCut);
        }
    }

    @Test
    void ninetySixAreDistinctWhateverTheirLineEnds() throws IOException {
        assertThat(messages().stream().map(RealMailTest::rawHash).distinct()).hasSize(96);
    }

    private static String rawHash(Path file) {
        try {
            return RawHash.of(RawMail.inFile(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where another library reads a file out of a message, we have one of the same bytes.
    @Test
    void hasEveryFileThatAnotherLibraryFinds() throws IOException {
        int found = 0;
        for (Path file : messages()) {
            List<String> expected = filesByAngus(file);
            assertThat(read(file).files())
                    .extracting(InboundFile::sha256)
                    .as(file.toString())
                    .containsAll(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(15);
    }

    private static List<String> filesByAngus(Path file) throws IOException {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.multipart.ignoreexistingboundaryparameter", "false");
        List<String> hashes = new ArrayList<>();
        try (InputStream content = Files.newInputStream(file)) {
            gather(new MimeMessage(Session.getInstance(lenient), content), hashes);
        } catch (MessagingException | UncheckedIOException _) {
            hashes.clear();
        }
        return hashes;
    }

    private static void gather(Part part, List<String> hashes) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                gather(parts.getBodyPart(i), hashes);
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) && !part.isMimeType("message/*")) {
            hashes.add(Digest.of(part.getInputStream()).sha256());
        }
    }

    /// Read with the eye, and with another language's mail library.
    @ParameterizedTest(name = "{0}: {1} of {2} bytes")
    @CsvSource(delimiter = '|', textBlock = """
            attachment_emails/attachment_content_disposition.eml       | api.rb                       | 28   | 17f34598
            attachment_emails/attachment_content_location.eml          | Photo25.jpg                   | 227  | a902bee0
            attachment_emails/attachment_nonascii_filename.eml         | ciële.txt                    | 11   | 12ad052c
            attachment_emails/attachment_only_email.eml                | blah.gz                      | 288  | f18aef56
            attachment_emails/attachment_pdf.eml                       | broken.pdf                   | 1026 | c7d1b9b2
            attachment_emails/attachment_pdf_lf.eml                    | broken.pdf                   | 1026 | c7d1b9b2
            attachment_emails/attachment_with_base64_encoded_name.eml  | This is a test.pdf           | 399  | 3edf4dcb
            attachment_emails/attachment_with_quoted_filename.eml      | Eelanalüüsi päring.jpg       | 1952 | 87dc3504
            attachment_emails/attachment_with_unquoted_name.eml        | This is a test.txt           | 11   | 12ad052c
            mime_emails/raw_email2.eml                                 | smime.p7s                    | 2361 | bd43b2b3
            multi_charset/japanese_attachment.eml                      | てすと.txt                   | 33   | be049d6d
            """)
    void readsTheFile(String message, String name, long size, String sha256) {
        assertThat(read(FOLDER.orElseThrow().resolve(message)).files())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo(name);
                    assertThat(file.size()).isEqualTo(size);
                    assertThat(file.sha256()).startsWith(sha256);
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            multi_charset/japanese_shift_jis.eml         | fdb481ea956fdb65
            multi_charset/japanese_iso_2022.eml          | ad69bc14be090d15
            multi_charset/ks_c_5601-1987.eml             | 49f54baeb836ea83
            error_emails/encoding_madness.eml            | 2f0b9d0039d2d56b
            error_emails/multiple_content_types.eml      | 2c26b46b68ffc68f
            rfc2822/example13.eml                        | d8a24c5176cb93f8
            plain_emails/raw_email_incorrect_header.eml  | 67603c737be75ff1
            """)
    void readsTheText(String message, String sha256OfFirstLine) {
        String text = read(FOLDER.orElseThrow().resolve(message)).text();
        String firstLine = text.lines().findFirst().orElse("").strip();

        assertThat(Digest.of(new ByteArrayInputStream(firstLine.getBytes(StandardCharsets.UTF_8)))
                        .sha256())
                .startsWith(sha256OfFirstLine);
    }
}
