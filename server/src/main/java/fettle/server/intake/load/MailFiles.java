package fettle.server.intake.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The mails in files: one each, or many in an mbox.
final class MailFiles {

    /// What is done with each mail.
    interface Each {
        void mail(InputStream raw) throws IOException;
    }

    private static final int LOOKED_AT = 4_096;
    private static final int FIRST_LINES = 20;
    private static final Pattern FIELD = Pattern.compile("[!-9;-~]+[ \\t]*:.*");

    private MailFiles() {}

    /// The files at a path in a lasting order: the file itself, or all below a folder.
    static List<Path> at(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void read(Path file, Each each) throws IOException {
        if (!file.toString().endsWith(".eml") && Mbox.begins(file)) {
            split(file, each);
            return;
        }
        if (!looksLikeMail(file)) {
            throw new IOException("it does not begin as a mail does");
        }
        try (InputStream in = Files.newInputStream(file)) {
            each.mail(in);
        }
    }

    private static void split(Path file, Each each) throws IOException {
        try (var mbox = new Mbox(file)) {
            for (Optional<InputStream> mail = mbox.next(); mail.isPresent(); mail = mbox.next()) {
                each.mail(mail.get());
            }
        }
    }

    /// A mail has a header field among its first lines, and a picture or a text for people beside the mails has
    /// none.
    private static boolean looksLikeMail(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String head = new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
            return head.indexOf('\0') < 0
                    && head.lines()
                            .limit(FIRST_LINES)
                            .anyMatch(line -> FIELD.matcher(line).matches());
        }
    }
}
