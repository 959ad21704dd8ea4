package fettle.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.server.Features;
import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.demo.Demo;
import fettle.server.demo.DemoClock;
import fettle.server.demo.Faces;
import fettle.server.demo.cast.Cast;
import fettle.server.intake.mailbox.Mailbox.UnknownSenders;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.transport.Arrival;
import fettle.server.signin.StaffTokens;
import fettle.server.signin.secret.Token;
import fettle.server.staff.Technician;
import fettle.server.store.Scope;
import fettle.server.store.engine.DatabaseAddress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The folder of the demo. It is made under another name and gets its own when it is whole, so that a start
/// that was cut short leaves nothing to trip over.
final class DemoFolder {

    private static final Scope SCOPE = new Scope.System("the demo's set-up");
    private static final String SECRETS = "demo.txt";
    private static final int WEEKS = 26;

    private final Settings settings;
    private final PrintWriter out;
    private final Path folder;

    DemoFolder(Settings settings, PrintWriter out) {
        this.settings = settings;
        this.out = out;
        this.folder = settings.store().data();
    }

    boolean isThere() {
        return Files.exists(folder.resolve(SECRETS));
    }

    void make(long seed, int tickets) throws IOException {
        Path growing = folder.resolveSibling(folder.getFileName() + ".new");
        delete(growing);
        delete(folder);
        var clock = new DemoClock();
        say("Making half a year of work. This happens once.");
        try (var fettle = new Fettle(at(growing), clock)) {
            long mailbox = mailbox(fettle);
            new Demo(
                            fettle.database(),
                            faces(fettle.features()),
                            clock,
                            () -> fettle.jobs().runDue(),
                            (from, raw) -> deliver(fettle, mailbox, from, raw))
                    .make(seed, clock.instant(), WEEKS, tickets, this::say);
            write(growing.resolve(SECRETS), secrets(fettle));
        }
        Files.move(growing, folder);
    }

    private static long mailbox(Fettle fettle) {
        return fettle.mail()
                .mailboxes()
                .add(
                        SCOPE,
                        new Mailboxes.Wanted(
                                Cast.PROVIDER,
                                Cast.SUPPORT,
                                UnknownSenders.HOLD,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .id();
    }

    private static void deliver(Fettle fettle, long mailbox, String from, String raw) {
        var arrival =
                new Arrival(Arrival.Source.SMTP, Optional.of(mailbox), Optional.empty(), from, Cast.SUPPORT, false);
        try {
            fettle.mail().intaking().intake().receive(arrival, new ByteArrayInputStream(raw.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Faces faces(Features features) {
        return new Faces(
                features.staff(),
                features.clients(),
                features.calendars(),
                features.contracts(),
                features.suppliers(),
                features.ticketing(),
                features.reviews(),
                features.months());
    }

    /// What to do first, for whoever started the demo.
    List<String> words(String url) throws IOException {
        List<String> secrets = Files.readAllLines(folder.resolve(SECRETS));
        String password = secrets.get(0);
        String key = secrets.get(1);
        return List.of(
                "",
                Cast.PROVIDER + " is a provider that does not exist, with twelve clients and half a year of work.",
                "",
                "  Desk          " + url + "/            mail that we send: " + url + "/sent-mail",
                "  Technician    " + email("Priya Raman") + "   password " + password,
                "  Lead          " + email("Helen Strand") + "   password " + password,
                "  Accounts      " + email("Oliver Grant") + "   password " + password,
                "  Administrator " + email("Marek Nowak") + "   password " + password,
                "  Customer      " + url
                        + "/portal  as ruth.calder@calderfinch.example: the link to sign in is in the mail that",
                "                " + url + "/sent-mail shows",
                "  How time is counted, an example of each kind: " + url + "/cover",
                "  API           " + url + "/api/v1  key " + key,
                "  SMTP          127.0.0.1:" + settings.smtpIn().port() + "  to " + Cast.SUPPORT,
                "",
                "Send it a mail, and watch it come to the list Today:",
                "",
                "  " + curl(url, key),
                "");
    }

    private static String curl(String url, String key) {
        return "printf \"From: Dana Okafor <dana.okafor@acmedental.example>\\r\\nTo: " + Cast.SUPPORT
                + "\\r\\nDate: $(date -R)\\r\\nSubject: The till prints blank receipts\\r\\n\\r\\n"
                + "Since ten minutes ago, on both tills.\\r\\n\" | curl -s -H 'Authorization: Bearer " + key
                + "' -H 'Content-Type: message/rfc822' --data-binary @- " + url + "/api/v1/intake";
    }

    /// The password of everybody, and an API key of the administrator.
    private static List<String> secrets(Fettle fettle) {
        String password = "lantern-orchard-" + (1000 + new SecureRandom().nextInt(9000));
        for (Technician person : everybody(fettle)) {
            Token token = fettle.database()
                    .transaction(SCOPE, tx -> fettle.signIn().tokens().password(tx, person.id(), StaffTokens.RESET));
            fettle.signIn().accounts().setPassword(token.secret(), password);
        }
        long administrator = everybody(fettle).stream()
                .filter(person -> person.name().equals("Marek Nowak"))
                .findFirst()
                .orElseThrow()
                .id();
        String key = fettle.database()
                .transaction(SCOPE, tx -> fettle.signIn().keys().make(tx, administrator, "demo"))
                .key();
        return List.of(password, key);
    }

    private static List<Technician> everybody(Fettle fettle) {
        return fettle.features().staff().all(fettle.database().read(SCOPE));
    }

    private Settings at(Path data) {
        Settings.Store store = settings.store();
        return settings.keptIn(
                new Settings.Store(data, new DatabaseAddress.Folder(data), store.pool(), store.keyFile()));
    }

    private static String email(String name) {
        return Cast.COLLEAGUES.stream()
                .filter(colleague -> colleague.name().equals(name))
                .map(Cast.Colleague::email)
                .findFirst()
                .orElseThrow();
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void say(String words) {
        out.println(words);
        out.flush();
    }
}
