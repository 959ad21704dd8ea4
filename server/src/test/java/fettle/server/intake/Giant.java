package fettle.server.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A message of the catalogue of giants, made while it is read: a beginning, a piece again and again, an end.
///
/// @param mostMails how many mails may leave because of it
record Giant(String id, String begin, String piece, int times, String end, int mostMails) {

    private static final String TOP = "From: Ann Able <ann@acme.test>\r\nTo: support@fettle.test\r\n";
    private static final String SUBJECT = "Subject: Giant\r\n";
    private static final String MIXED = TOP + SUBJECT + "Content-Type: multipart/mixed; boundary=";
    private static final String HTML = TOP + SUBJECT + "Content-Type: text/html\r\n\r\n<p>start</p>";
    private static final String TEXT = TOP + SUBJECT + "\r\nnew\r\n\r\n";
    private static final String FILE = TOP + SUBJECT + "Content-Type: application/zip; name=a.zip\r\n"
            + "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    private static final int MEGABYTE = 1 << 20;

    static List<Giant> all() {
        String seventy = "a".repeat(70);
        return List.of(
                of("g01", MIXED + "b\r\n\r\n", "--b\r\n\r\nx\r\n", 100_000, ""),
                of("g02", MIXED + "b\r\n\r\n", "--b\r\n\r\nx\r\n", 2_000_000, ""),
                of("g03", nested(3_000), "x", 1, ""),
                of("g04", nested(20_000), "x", 1, ""),
                of("g05", TOP + SUBJECT, "Content-Type: message/rfc822\r\n\r\n", 3_000, "x"),
                of("g06", TOP + SUBJECT + "X-Long: ", "a", 49 * MEGABYTE, "\r\n\r\nx"),
                of("g07", TOP + SUBJECT + "\r\n", "a", 49 * MEGABYTE, ""),
                of("g08", TOP + SUBJECT, "X-Y: abcde\r\n", 500_000, "\r\nx"),
                of("g09", FILE, "A".repeat(76) + "\r\n", 500_000, ""),
                of("g11", HTML, "<b><i><u>", 10 * MEGABYTE / 9, ""),
                of("g12", HTML, "<table><tr><td>", 5 * MEGABYTE / 15, ""),
                of("g13", "To: support@fettle.test\r\nFrom: ", "\"\\", MEGABYTE / 2, "\r\n" + SUBJECT + "\r\nx"),
                of("g14", "From: Ann <ann@acme.test>\r\nTo: ", "(", 1_000_000, "\r\n" + SUBJECT + "\r\nx"),
                of("g15", TOP + "Subject: ", "=?utf-8?q?a?= ", 100_000, "\r\n\r\nx"),
                of("g16", TOP + SUBJECT + "Content-Type: text/plain", "; a=b", 100_000, "\r\n\r\nx"),
                of("g17", TOP + SUBJECT + "Content-Disposition: attachment", "; filename*1=b", 100_000, "\r\n\r\nx"),
                of("g18", MIXED + seventy + "\r\n\r\n", "--" + "a".repeat(69) + "b\r\n", 10 * MEGABYTE / 74, ""),
                of("g19", MIXED + seventy + "\r\n\r\n--" + seventy + "\r\n\r\n", "a", 10 * MEGABYTE, ""),
                of("g20", TEXT, "> x\r\nOn 2 Mar 2026 09:00, a@b.test wrote:\r\n", 5 * MEGABYTE / 47, ""),
                of("g21", TEXT, " ", 5 * MEGABYTE, "word"),
                of("g22", TEXT, "http://@", 2 * MEGABYTE / 8, ""),
                of("g23", TOP + SUBJECT + "References:", " <aaaaaaaaaaaaaaaaaaaaa@b.test>", 100_000, "\r\n\r\nx"),
                new Giant("g24", TOP + SUBJECT + "Cc: a@b.test", ", v@third.test", 50_000, "\r\n\r\nx", 0),
                of(
                        "g25",
                        MIXED + "b\r\n\r\n--b\r\nContent-Disposition: attachment; filename=\"",
                        "n",
                        MEGABYTE,
                        ".pdf\"\r\n\r\nx"),
                of(
                        "g26",
                        TOP + SUBJECT + "Content-Transfer-Encoding: base64\r\n\r\n",
                        "!#%.\r\n",
                        20 * MEGABYTE / 6,
                        ""),
                of(
                        "g27",
                        TOP + SUBJECT + "Content-Transfer-Encoding: quoted-printable\r\n\r\n",
                        "=",
                        10 * MEGABYTE,
                        ""),
                of("g28", FILE, bomb(), 1, ""));
    }

    private static Giant of(String id, String begin, String piece, int times, String end) {
        return new Giant(id, begin, piece, times, end, 1);
    }

    private static String nested(int depth) {
        StringBuilder message = new StringBuilder(TOP + SUBJECT);
        for (int i = 0; i < depth; i++) {
            message.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return message.append("\r\n").toString();
    }

    /// 300 MB of zeros in a small archive.
    private static String bomb() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("zeros"));
            byte[] zeros = new byte[MEGABYTE];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getMimeEncoder().encodeToString(bytes.toByteArray());
    }

    InputStream open() {
        int together = Math.max(1, Math.min(times, 65_536 / piece.length()));
        byte[] block = piece.repeat(together).getBytes(StandardCharsets.US_ASCII);
        byte[] rest = piece.repeat(times % together).getBytes(StandardCharsets.US_ASCII);
        List<InputStream> blocks = IntStream.range(0, times / together)
                .<InputStream>mapToObj(_ -> new ByteArrayInputStream(block))
                .toList();
        return joined(List.of(bytes(begin), joined(blocks), new ByteArrayInputStream(rest), bytes(end)));
    }

    private static InputStream joined(List<InputStream> streams) {
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return id;
    }
}
