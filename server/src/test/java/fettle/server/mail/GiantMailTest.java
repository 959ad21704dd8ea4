package fettle.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fettle.server.mail.ParseWithin.Parsed;
import fettle.server.mail.mime.MailNote;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.mime.Scan;
import fettle.server.mail.text.MailHtml;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The giants of the catalogue, as far as reading them goes: each is cut or refused, soon.
@Timeout(20)
class GiantMailTest {

    private static final String TOP = "From: Ann <ann@acme.test>\r\nTo: support@fettle.test\r\nSubject: Giant\r\n";

    @TempDir
    Path folder;

    @Test
    void g01_aHundredThousandParts() throws Exception {
        assertThat(read(mixed("--b\r\n\r\nx\r\n".repeat(100_000))).notes()).contains(MailNote.CUT_PARTS);
    }

    @Test
    void g02_twoMillionParts() throws Exception {
        assertThat(read(mixed("--b\r\n\r\nx\r\n".repeat(2_000_000))).notes()).contains(MailNote.CUT_PARTS);
    }

    @Test
    void g03_g04_nestedMultiparts() throws Exception {
        assertThat(read(nested(3_000)).notes()).contains(MailNote.CUT_DEPTH);
        assertThat(read(nested(20_000)).notes()).contains(MailNote.CUT_DEPTH);
    }

    @Test
    void g05_nestedMessagesAreOneFile() throws Exception {
        String message = TOP + "Content-Type: message/rfc822\r\n\r\n".repeat(3_000) + "x";

        assertThat(read(message).files()).hasSize(1);
    }

    @Test
    void g06_aHeaderLineOf50Megabytes() throws Exception {
        Path file = folder.resolve("g06");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write((TOP + "X-Long: ").getBytes(StandardCharsets.US_ASCII));
            fill(out, 50 << 20);
        }

        assertThat(refusal(RawMail.inFile(file))).isEqualTo(Scan.Reason.TOO_LARGE);
        assertThat(refusal(RawMail.of((TOP + "X-Long: " + "a".repeat(2 << 20)).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Scan.Reason.HEADER_TOO_LARGE);
    }

    @Test
    void g07_aBodyLineWithoutEnd() throws Exception {
        InboundEmail email = read(TOP + "\r\n" + "a".repeat(20 << 20));

        assertThat(email.notes()).contains(MailNote.CUT_LINE, MailNote.CUT_TEXT);
        assertThat(email.text()).hasSize(1 << 20);
    }

    @Test
    void g08_halfAMillionFields() {
        String message = TOP + "X-Y: abcde\r\n".repeat(500_000) + "\r\nx";

        assertThat(refusal(RawMail.of(message.getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Scan.Reason.HEADER_TOO_LARGE);
    }

    @Test
    void largeHeadersOfPartsAreGoneThroughButNotKept() throws Exception {
        String part = "--b\r\n" + ("X-Y: " + "a".repeat(50_000) + "\r\n").repeat(4) + "\r\nx\r\n";

        InboundEmail email = read(mixed(part.repeat(200) + "--b--\r\n"));

        assertThat(email.notes()).containsExactly(MailNote.CUT_FIELDS);
        assertThat(email.text()).isEqualTo("x\n\n".repeat(199) + "x");
    }

    @Test
    void g09_aLargeFileStaysOutOfTheHeap() throws Exception {
        Path file = folder.resolve("g09");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write((TOP + "Content-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment\r\n"
                            + "Content-Transfer-Encoding: base64\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] line = ("A".repeat(76) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 600_000; i++) {
                out.write(line);
            }
        }
        RawMail raw = RawMail.inFile(file);
        parse(RawMail.of(TOP.getBytes(StandardCharsets.US_ASCII)));
        long before = used();

        InboundEmail email = parse(raw);

        assertThat(used() - before).isLessThan(16 << 20);
        assertThat(email.files())
                .singleElement()
                .satisfies(one -> assertThat(one.size()).isEqualTo(34_200_000));
    }

    @Test
    void g10_overTheSizeTheHeadIsKept() throws Exception {
        Path file = folder.resolve("g10");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write((TOP + "\r\n").getBytes(StandardCharsets.US_ASCII));
            fill(out, 150 << 20);
        }

        Parsed parsed = Mails.parsing().parse(RawMail.inFile(file));

        assertThat(parsed).isInstanceOfSatisfying(Parsed.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Scan.Reason.TOO_LARGE);
            assertThat(refused.email().orElseThrow().subject()).isEqualTo("Giant");
            assertThat(refused.email().orElseThrow().text()).isEmpty();
        });
    }

    @Test
    void g11_g12_deepHtmlIsShownAsText() throws Exception {
        for (String tags : new String[] {"<b>", "<table><tr><td>", "<div>", "<p><a href=x>"}) {
            String html = "<p>start</p>" + tags.repeat((5 << 20) / tags.length());
            InboundEmail email = read(TOP + "Content-Type: text/html\r\n\r\n" + html);

            assertThat(email.text()).startsWith("start");
            assertThat(new MailHtml(_ -> Optional.empty()).safe(email.html().getFirst()))
                    .contains("start");
        }
    }

    @Test
    void g13_g14_addressesOfNothingButBrackets() throws Exception {
        InboundEmail email = read("From: " + "\"\\".repeat(30_000) + "\r\nTo: " + "<".repeat(60_000) + "(".repeat(5_000)
                + "\r\nCc: " + "(".repeat(60_000) + "\r\n\r\nx");

        assertThat(email.from().shown()).isEmpty();
        assertThat(email.to()).isEmpty();
        assertThat(email.cc()).isEmpty();
    }

    @Test
    void g15_encodedWordsByTheThousand() throws Exception {
        InboundEmail email = read("Subject: " + "=?utf-8?q?x?= ".repeat(4_000) + "\r\n\r\nx");

        assertThat(email.notes()).contains(MailNote.CUT_ENCODED_WORDS);
        assertThat(email.subject()).startsWith("x".repeat(500));
        assertThat(refusal(RawMail.of(
                        ("Subject: " + "=?utf-8?q?x?= ".repeat(100_000)).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo(Scan.Reason.HEADER_TOO_LARGE);
    }

    @Test
    void g16_g17_parametersByTheThousand() throws Exception {
        StringBuilder parameters = new StringBuilder("text/plain");
        for (int i = 0; i < 4_000; i++) {
            parameters.append("; name*").append(i).append("=a");
        }

        InboundEmail email = read(TOP + "Content-Type: " + parameters + "\r\n\r\nx");

        assertThat(email.notes()).contains(MailNote.CUT_PARAMETERS);
        assertThat(email.text()).isEqualTo("x");
    }

    @Test
    void g18_g19_linesThatAlmostAreBoundaries() throws Exception {
        String boundary = "a".repeat(70);
        String type = "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n\r\n";
        String near = ("--" + boundary.substring(1) + "b\r\n").repeat(140_000);

        assertThat(read(TOP + type + near).text()).startsWith("--aaa");
        assertThat(read(TOP + type + "a".repeat(10 << 20)).notes()).contains(MailNote.CUT_TEXT);
    }

    @Test
    void g20_g21_g22_textThatSetsTraps() throws Exception {
        assertThat(read(TOP + "\r\n" + "> On a@b.test 12:30 wrote:\r\nOn Monday wrote:\r\n".repeat(100_000))
                        .visibleText())
                .isNotEmpty();
        assertThat(read(TOP + "\r\n" + " ".repeat(4_000_000) + "word").notes()).contains(MailNote.CUT_LINE);
        assertThat(read(TOP + "\r\n" + "http://@".repeat(250_000)).text()).isNotEmpty();
    }

    @Test
    void g23_referencesByTheThousand() throws Exception {
        InboundEmail email = read(TOP + "References: " + "<aaaaaaaaaaaaaaaa@b>".repeat(3_000) + "<last@x>\r\n\r\nx");

        assertThat(email.references()).hasSize(2).last().isEqualTo("<last@x>");
    }

    @Test
    void g24_addressesByTheThousand() throws Exception {
        StringBuilder addresses = new StringBuilder("a@b.test");
        for (int i = 0; i < 3_000; i++) {
            addresses.append(", v").append(i).append("@third.test");
        }

        InboundEmail email = read(TOP + "Cc: " + addresses + "\r\n\r\nx");

        assertThat(email.cc()).hasSize(500);
        assertThat(email.notes()).contains(MailNote.CUT_ADDRESSES);
    }

    @Test
    void g25_aFileNameOfAMegabyte() throws Exception {
        String part = "Content-Disposition: attachment; filename=\"" + "n".repeat(1 << 20) + ".pdf\"\r\n\r\nx\r\n";

        InboundEmail email = read(mixed("--b\r\n" + part + "--b--\r\n"));

        assertThat(email.notes()).contains(MailNote.CUT_FIELD);
        assertThat(email.files())
                .singleElement()
                .satisfies(file -> assertThat(file.name()).hasSize(180));
    }

    @Test
    void g26_g27_encodingsOfNothing() throws Exception {
        String encoding = "Content-Transfer-Encoding: ";

        assertThat(read(TOP + encoding + "base64\r\n\r\n" + "!#%.\r\n".repeat(3_000_000))
                        .text())
                .isEmpty();
        assertThat(read(TOP + encoding + "quoted-printable\r\n\r\n" + "=".repeat(10 << 20))
                        .notes())
                .contains(MailNote.CUT_LINE);
    }

    private static void fill(OutputStream out, int bytes) throws IOException {
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'a');
        for (int i = 0; i < bytes; i += piece.length) {
            out.write(piece);
        }
    }

    private static String mixed(String parts) {
        return TOP + "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + parts;
    }

    private static String nested(int depth) {
        StringBuilder message = new StringBuilder(TOP);
        for (int i = 0; i < depth; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return message.append("\r\nx").toString();
    }

    private static InboundEmail read(String message) throws InterruptedException {
        return parse(RawMail.of(message.getBytes(StandardCharsets.US_ASCII)));
    }

    private static InboundEmail parse(RawMail raw) throws InterruptedException {
        var time = ProcessorTime.start();
        Parsed parsed = Mails.parsing().parse(raw);

        assertThat(time.used()).isLessThan(Duration.ofSeconds(5));
        assertThat(parsed).isInstanceOf(Parsed.Read.class);
        return ((Parsed.Read) parsed).email();
    }

    private static Scan.Reason refusal(RawMail raw) {
        try {
            Parsed parsed = Mails.parsing().parse(raw);
            assertThat(parsed).isInstanceOf(Parsed.Refused.class);
            return ((Parsed.Refused) parsed).reason();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
