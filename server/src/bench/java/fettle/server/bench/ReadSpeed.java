package fettle.server.bench;

import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.reply.ReplyText;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How fast mails are gone through and replies are trimmed, in the processor time of one thread, ordinary ones and such
/// as somebody may write to make it slow: `ReadSpeed`.
public final class ReadSpeed {

    private static final int ROUNDS = 11;
    private static final int SCANNED = 20_000_000;
    private static final int TRIMMED = 5_000_000;
    private static final String TOP = "From: Ann <ann@acme.test>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n";

    private static final Map<String, String> PIECES = new LinkedHashMap<>(Map.of(
            "base64", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0NTY3\r\n",
            "lines", "An ordinary line that somebody has written.\r\n",
            "almost boundaries", "--bb\r\nContent\r\n",
            "one line", "a"));

    private static final List<String> REPLIES = List.of(
            "> a line that is quoted\n",
            "An ordinary line of a long reply: with a colon.\n",
            "On a@b.test 12:30 wrote:\n",
            "On On On On ",
            "From: a\n",
            "-- \n",
            "\n",
            ">",
            "-----Original");

    private ReadSpeed() {}

    public static void main(String[] arguments) {
        System.out.println("load " + ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        PIECES.forEach((name, piece) -> scan(name, TOP + piece.repeat(SCANNED / piece.length()) + "\r\n--b--\r\n", 1));
        scan("mails of 27 KB", TOP + PIECES.get("lines").repeat(600) + "\r\n--b--\r\n", 500);
        REPLIES.forEach(piece -> trim(piece, "new\n\n" + piece.repeat(TRIMMED / piece.length())));
    }

    private static void scan(String name, String mail, int times) {
        byte[] bytes = mail.getBytes(StandardCharsets.US_ASCII);
        double seconds = least(() -> {
            for (int i = 0; i < times; i++) {
                new MailScanner(Limits.STANDARD).scan(RawMail.of(bytes));
            }
        });
        System.out.printf(Locale.ROOT, "scanned %s: %.0f MB/s%n", name, bytes.length * times / 1e6 / seconds);
    }

    private static void trim(String piece, String text) {
        System.out.printf(
                Locale.ROOT,
                "trimmed 5 MB of \"%s\": %.0f ms%n",
                piece.strip(),
                1_000 * least(() -> ReplyText.of(text, false).visible()));
    }

    private static double least(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begun = threads.getCurrentThreadCpuTime();
            work.run();
            least = Math.min(least, (threads.getCurrentThreadCpuTime() - begun) / 1e9);
        }
        return least;
    }
}
