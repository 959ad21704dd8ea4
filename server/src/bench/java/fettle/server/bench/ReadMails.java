package fettle.server.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import fettle.server.mail.EmailParser;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.ParseWithin;
import fettle.server.mail.ParseWithin.Parsed;
import fettle.server.mail.address.FromAddress;
import fettle.server.mail.body.InboundFile;
import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.mime.RawMail;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Reads every mail in a folder as intake does and prints what we make of it, one line of JSON each, to be held against
/// what a collection expects or another program reads: `ReadMails FOLDER`.
public final class ReadMails {

    private final ParseWithin reader = new ParseWithin(
            new MailScanner(Limits.STANDARD), new EmailParser("fettle.test", Limits.STANDARD), Duration.ofSeconds(20));

    private ReadMails() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("ReadMails FOLDER");
        }
        var all = new ReadMails();
        var json = new JsonMapper();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(arguments[0]);
        for (Path file : mails(folder)) {
            Map<String, Object> line = new LinkedHashMap<>(Map.of("file", folder.relativize(file).toString()));
            line.putAll(all.read(file));
            out.println(json.writeValueAsString(line));
        }
    }

    private static List<Path> mails(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        }
    }

    private Map<String, Object> read(Path file) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Parsed parsed = reader.parse(RawMail.inFile(file));
        long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        return switch (parsed) {
            case Parsed.Read(var email) -> told(email, took);
            case Parsed.Refused(var reason, _) -> Map.of("refused", reason, "milliseconds", took);
        };
    }

    private static Map<String, Object> told(InboundEmail email, long took) {
        var line = new LinkedHashMap<String, Object>();
        line.put("subject", email.subject());
        line.put("from", email.from().shown().map(one -> List.of(one.name(), one.address())).orElse(List.of()));
        line.put("certain", email.from() instanceof FromAddress.One);
        line.put("text", email.text());
        line.put("visible", email.visibleText());
        line.put("html", email.html().size());
        line.put("files", email.files().stream().map(ReadMails::told).toList());
        line.put("notes", email.notes());
        line.put("milliseconds", took);
        return line;
    }

    private static Map<String, Object> told(InboundFile file) {
        return Map.of("name", file.name(), "type", file.contentType(), "size", file.size(), "sha256", file.sha256());
    }
}
