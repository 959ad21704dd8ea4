package fettle.server.testing;

import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.signin.DeskUser;
import fettle.server.signin.PortalUser;
import fettle.server.signin.secret.Token;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.engine.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A whole server for a test class: a database of its own (Derby in memory, or PostgreSQL), a free port, and a clock
/// that stands still until the test moves it.
///
/// ```java
/// @RegisterExtension
/// static final TestServer server = new TestServer();
/// …
/// Answer page = server.as(server.people().tess()).get("/tickets/1042");
/// ```
public final class TestServer implements BeforeAllCallback, AfterAllCallback {

    private static final Scope TEST = new Scope.System("test");

    private final TestClock clock = new TestClock();
    private final Map<String, String> chosen;
    private DatabaseAddress address;
    private Path data;
    private Fettle fettle;
    private People people;

    public TestServer() {
        this(Map.of());
    }

    /// With some settings other than those of the tests.
    public TestServer(Map<String, String> chosen) {
        this.chosen = chosen;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        address = TestDatabase.fresh();
        data = Files.createTempDirectory("fettle-test");
        fettle = new Fettle(settings(), clock).listen();
        people = new People(fettle);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        fettle.close();
        TestDatabase.drop(address);
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(TestServer::delete);
        }
    }

    public Fettle fettle() {
        return fettle;
    }

    public Database database() {
        return fettle.database();
    }

    public TestClock clock() {
        return clock;
    }

    /// Where its database is, for a test that looks into it beside the server.
    public DatabaseAddress address() {
        return address;
    }

    public Path data() {
        return data;
    }

    public String url() {
        return "http://127.0.0.1:" + fettle.port();
    }

    /// Runs the jobs that are due by the test's clock.
    public void runJobs() {
        fettle.jobs().runDue();
    }

    /// The named people and companies; they are there from the first time that somebody asks for one.
    public People people() {
        return people;
    }

    /// Opens a mailbox that holds what strangers write to help@msp.test; its id.
    public long openMailbox() {
        return fettle().mail()
                .mailboxes()
                .add(
                        new Scope.System("test"),
                        new Mailboxes.Wanted(
                                "Help",
                                "help@msp.test",
                                Mailbox.UnknownSenders.HOLD,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .id();
    }

    /// Somebody who is not signed in.
    public Visitor visitor() {
        return new Visitor(URI.create(url()));
    }

    /// This person of the desk at a browser, signed in.
    public Visitor as(DeskUser user) {
        Token token = database().transaction(TEST, tx -> fettle.signIn().desk().start(tx, user));
        return visitor().with("fd", token.secret());
    }

    /// This contact at a browser, signed in to the portal.
    public Visitor as(PortalUser user) {
        Token token =
                database().transaction(TEST, tx -> fettle.signIn().portal().start(tx, user));
        return visitor().with("fp", token.secret());
    }

    /// A program with an API key of this person.
    public Visitor program(DeskUser owner) {
        String key = database()
                .transaction(TEST, tx -> fettle.signIn().keys().make(tx, owner.technicianId(), "test"))
                .key();
        return visitor().bearing(key);
    }

    private Settings settings() {
        Map<String, String> flags = new HashMap<>(Map.of(
                "provider.name", "Harbourline IT",
                "store.data", data.resolve("data").toString(),
                "web.port", "0",
                "web.hosts", "desk.msp.test",
                "mail.host", "msp.test",
                "smtp-in.port", "0",
                "limits.visitor-per-second", "1000",
                "limits.visitor-burst", "100000",
                "limits.session-burst", "100000",
                "limits.api-burst", "100000"));
        // What follows a reply is there at once; those who test what comes between say so.
        flags.put("mail.undo-time", "0 s");
        flags.putAll(chosen);
        Settings read = Settings.load(flags, Map.of());
        var store = new Settings.Store(
                read.store().data(), address, read.store().pool(), read.store().keyFile());
        return read.keptIn(store);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
