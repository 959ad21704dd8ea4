package fettle.server.intake.load;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The mails in files: one each, or many in an mbox.
final class MailFiles {

    /// What is done with each mail.
    interface Each {
        void mail(InputStream raw) throws IOException;
    }

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private MailFiles() {}

    /// The files at a path in a lasting order: the file itself, or all below a folder.
    static List<Path> at(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void read(Path file, Each each) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(FROM.length);
            boolean begins = Arrays.equals(in.readNBytes(FROM.length), FROM);
            in.reset();
            if (begins && !file.toString().endsWith(".eml")) {
                split(in, each);
            } else {
                each.mail(in);
            }
        }
    }

    /// A line `From …` after an empty one begins the next mail; such lines of a mail itself were written with a `>`.
    private static void split(InputStream in, Each each) throws IOException {
        var mail = new ByteArrayOutputStream();
        boolean afterEmpty = true;
        boolean begun = false;
        for (byte[] line = line(in); line.length > 0; line = line(in)) {
            if (afterEmpty && starts(line, 0)) {
                hand(mail, begun, each);
                begun = true;
            } else {
                int from = isQuotedFrom(line) ? 1 : 0;
                mail.write(line, from, line.length - from);
            }
            afterEmpty = isEmpty(line);
        }
        hand(mail, begun, each);
    }

    private static void hand(ByteArrayOutputStream mail, boolean begun, Each each) throws IOException {
        if (begun) {
            each.mail(new ByteArrayInputStream(mail.toByteArray()));
        }
        mail.reset();
    }

    private static byte[] line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            line.write(one);
            if (one == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static boolean isEmpty(byte[] line) {
        return line[0] == '\n' || (line[0] == '\r' && line.length == 2);
    }

    private static boolean isQuotedFrom(byte[] line) {
        int marks = 0;
        while (marks < line.length && line[marks] == '>') {
            marks++;
        }
        return marks > 0 && starts(line, marks);
    }

    private static boolean starts(byte[] line, int at) {
        return line.length >= at + FROM.length
                && Arrays.equals(line, at, at + FROM.length, FROM, 0, FROM.length);
    }
}
