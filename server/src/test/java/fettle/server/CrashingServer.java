package fettle.server;

import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.intake.LedgerEntry;
import fettle.server.intake.Outcome;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.mail.imap.ImapPeer;
import fettle.server.mail.outbox.Delivery;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.transport.Accounts;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.store.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A server in a process of its own, which dies at a step of a mail's way as a power cut would have it:
/// `-Dfettle.crashAt=AFTER_ROW:2` is the second time that a row was written. Asked for a report on its
/// standard input, it first waits until everything has been sorted and sent. With the port of an IMAP server it fetches
/// its mail there, and puts away into `Done` what it has accepted.
public final class CrashingServer {

    private static final Scope TEST = new Scope.System("crash test");

    private CrashingServer() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        InstantSource clock =
                InstantSource.offset(InstantSource.system(), Duration.ofMinutes(Long.parseLong(arguments[2])));
        Settings settings = Settings.load(
                Map.of(
                        "store.data", arguments[0] + "/data",
                        "store.key-file", arguments[0] + "/fettle.key",
                        "web.port", "0",
                        "smtp-in.port", "0",
                        "mail.host", "fettle.test",
                        "mail.relay-host", "127.0.0.1",
                        "mail.relay-port", arguments[1],
                        "mail.relay-protection", "none"),
                Map.of());
        try (Fettle fettle = new Fettle(settings, clock, steps(System.getProperty("fettle.crashAt", "")))) {
            seed(fettle, arguments.length > 3 ? Optional.of(Integer.valueOf(arguments[3])) : Optional.empty());
            fettle.start();
            say("smtp " + fettle.mail().port().orElseThrow());
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            if ("report".equals(in.readLine())) {
                report(fettle);
            }
        }
    }

    private static Steps steps(String crashAt) {
        if (crashAt.isEmpty()) {
            return Steps.NONE;
        }
        String[] parts = crashAt.split(":", 2);
        Steps.Step last = Steps.Step.valueOf(parts[0]);
        var left = new AtomicInteger(Integer.parseInt(parts[1]));
        return step -> {
            if (step == last && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(137);
            }
        };
    }

    private static void seed(Fettle fettle, Optional<Integer> imapPort) {
        if (!fettle.mail().mailboxes().all().isEmpty()) {
            return;
        }
        fettle.database().run(TEST, tx -> {
            var acme = fettle.features()
                    .clients()
                    .add(
                            tx,
                            new NewClient(
                                    "Acme",
                                    ZoneId.of("Europe/London"),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of("acme.test")));
            fettle.features().clients().addContact(tx, acme.id(), NewContact.met("Ann", "ann@acme.test"));
        });
        fettle.mail()
                .mailboxes()
                .add(
                        TEST,
                        new Mailboxes.Wanted(
                                "Support",
                                "support@fettle.test",
                                Mailbox.UnknownSenders.HOLD,
                                Optional.empty(),
                                imapPort.map(CrashingServer::imap),
                                imapPort.map(_ -> new Secret(ImapPeer.PASSWORD))));
    }

    private static Mailbox.Imap imap(int port) {
        var folders = new Accounts.Folders(Optional.of("Done"), Optional.empty(), Optional.empty());
        return new Mailbox.Imap("127.0.0.1", port, ImapPeer.USER, false, Accounts.FirstRead.ALL, folders);
    }

    private static void report(Fettle fettle) throws InterruptedException {
        for (int round = 0; round < 600 && !settled(fettle); round++) {
            Thread.sleep(100);
        }
        ledger(fettle).forEach(entry -> say("mail " + entry.outcome() + " " + entry.subject()));
        outbox(fettle)
                .forEach(mail -> say("sent " + mail.to().getFirst().state() + " "
                        + mail.subject().replaceAll("^\\[#\\d+] ", "")));
        say("end");
    }

    private static boolean settled(Fettle fettle) {
        return ledger(fettle).stream().noneMatch(entry -> entry.outcome() == Outcome.Kind.WAITING)
                && outbox(fettle).stream()
                        .flatMap(mail -> mail.to().stream())
                        .noneMatch(to -> to.state() == DeliveryState.QUEUED);
    }

    private static List<LedgerEntry> ledger(Fettle fettle) {
        return fettle.mail().intaking().ledger().newest(read(fettle), Long.MAX_VALUE, 100);
    }

    private static List<Delivery> outbox(Fettle fettle) {
        return fettle.features().outbox().newest(read(fettle), Long.MAX_VALUE, 100);
    }

    private static Tx read(Fettle fettle) {
        return fettle.database().read(TEST);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
