package fettle.server.intake;

import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.client.NewClient;
import fettle.server.client.NewContact;
import fettle.server.client.choice.ChoiceLinks;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contracts;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.MailboxLetterhead;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.sort.Forwards;
import fettle.server.mail.MessageIds;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.transport.Arrival;
import fettle.server.mail.transport.Steps;
import fettle.server.signin.Audit;
import fettle.server.signin.Role;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.secret.KeyFile;
import fettle.server.testing.TestClock;
import fettle.server.testing.TestIds;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.reply.Acknowledgements;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.reply.ReplyMails;
import fettle.server.worklog.TimeEntries;
import fettle.web.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// A desk that takes mail, with the people of the stories: Acme with Ann and Kim, Globex with Bob, and Tess, one of us.
public final class MailDesk {

    public static final Scope TEST = new Scope.System("test");
    static final String SUPPORT = "support@fettle.test";

    public final TestClock clock = new TestClock();
    public final Ids ids = TestIds.SHARED;
    public final Database database;
    final BlobStore blobs;
    final Staff staff;
    public final Clients clients;
    public final Mailboxes mailboxes;
    final MessageIds messageIds = new MessageIds("0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "fettle.test");
    public final Outbox outbox;
    public final Calendars calendars;
    public final Suppliers suppliers;
    public final Ticketing ticketing;
    public final Intaking intaking;
    public final Mailbox support;
    public final Client acme;
    public final Client globex;
    public final Contact ann;
    final Contact bob;
    public final Technician tess;

    /// What happens on a mail's way.
    public volatile Steps steps = Steps.NONE;

    /// The mails that became something, in that order.
    public final List<Long> sorted = new CopyOnWriteArrayList<>();

    public MailDesk(Database database, Path folder, Mailbox.UnknownSenders unknownSenders) {
        this(database, folder, unknownSenders, Forwards.OPEN);
    }

    public MailDesk(Database database, Path folder, Mailbox.UnknownSenders unknownSenders, Forwards forwards) {
        this.database = database;
        blobs = new BlobStore(folder.resolve("files"), clock);
        staff = new Staff(clock, ids);
        clients = new Clients(clock, ids);
        mailboxes = new Mailboxes(database, ids, clock, KeyFile.open(folder.resolve("fettle.key"), database));
        outbox = new Outbox(ids, clock);
        Texts texts = Texts.load("en");
        calendars = new Calendars(clock, ids, (_, _) -> {});
        suppliers = new Suppliers(clock, ids, calendars);
        ticketing = ticketing(texts);
        intaking = Intaking.on(
                new Intaking.Below(
                        database,
                        blobs,
                        ids,
                        clock,
                        texts,
                        new Audit(ids, clock),
                        staff,
                        clients,
                        suppliers,
                        ticketing,
                        new Acknowledgements(
                                ids,
                                clock,
                                ticketing.tickets(),
                                outbox,
                                messageIds,
                                letterhead(),
                                texts,
                                new ChoiceLinks(
                                        KeyFile.open(folder.resolve("fettle.key"), database)
                                                .signer("mail-choice"),
                                        () -> "https://desk.fettle.test")),
                        mailboxes,
                        outbox,
                        messageIds),
                new Intaking.Setting(
                        "fettle.test",
                        Optional.of("mx.fettle.test"),
                        50 << 20,
                        3,
                        Duration.ofSeconds(20),
                        4,
                        0,
                        forwards),
                () -> {},
                sorted::add,
                step -> steps.reached(step));
        support = mailboxes.add(
                TEST,
                new Mailboxes.Wanted(
                        "Harbourline Support",
                        SUPPORT,
                        unknownSenders,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        acme = client("Acme", "acme.test");
        globex = client("Globex", "globex.test");
        ann = contact(acme, "Ann Able", "ann@acme.test");
        contact(acme, "Kim Kay", "kim@acme.test");
        bob = contact(globex, "Bob Bishop", "bob@globex.test");
        tess = database.transaction(TEST, tx -> staff.add(tx, "tech@msp.test", "Tess Tech", Role.TECHNICIAN));
    }

    private Ticketing ticketing(Texts texts) {
        var contracts = new Contracts(clock, ids, calendars, new ClosedMonths());
        var mails = new ReplyMails(ids, clients, new Conversations(ids), outbox, messageIds, letterhead(), texts);
        var times = new TimeEntries(clock, ids, clients, (_, _) -> {});
        return Ticketing.on(
                database,
                clock,
                ids,
                staff,
                clients,
                contracts,
                suppliers,
                times,
                mails,
                Duration.ofHours(4),
                List.of());
    }

    private Letterhead letterhead() {
        return new MailboxLetterhead(
                mailboxes,
                new Letterhead.Sender(
                        "no-reply@fettle.test", "Harbourline IT", Optional.empty(), Optional.empty(), false));
    }

    private Client client(String name, String domain) {
        return database.transaction(
                TEST,
                tx -> clients.add(
                        tx,
                        new NewClient(
                                name, ZoneId.of("Europe/London"), Optional.of(40), Optional.empty(), List.of(domain))));
    }

    private Contact contact(Client client, String name, String address) {
        return database.transaction(TEST, tx -> clients.addContact(tx, client.id(), NewContact.met(name, address)));
    }

    /// Takes a mail as it came for support and waits for its outcome.
    public LedgerEntry deliver(String raw) throws IOException, InterruptedException {
        return deliver(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), "", false);
    }

    LedgerEntry deliver(byte[] raw, String envelopeFrom, boolean history) throws IOException, InterruptedException {
        var arrival = new Arrival(
                Arrival.Source.API, Optional.of(support.id()), Optional.empty(), envelopeFrom, SUPPORT, history);
        return settled(intaking.intake().receive(arrival, new ByteArrayInputStream(raw)));
    }

    /// Runs the job until the mail has become something.
    public LedgerEntry settled(long id) throws InterruptedException {
        for (int round = 0; round < 3_000; round++) {
            LedgerEntry entry = entry(id);
            if (entry.outcome() != Outcome.Kind.WAITING) {
                return entry;
            }
            intaking.job().run();
            Thread.sleep(10);
        }
        throw new AssertionError("Mail " + id + " still waits");
    }

    public LedgerEntry entry(long id) {
        return intaking.ledger().find(database.read(TEST), id);
    }

    /// How many mails are in the outbox.
    public int sent() {
        return outbox.newest(database.read(TEST), Long.MAX_VALUE, 10_000).size();
    }

    public List<LedgerEntry> ledger() {
        return new ArrayList<>(intaking.ledger().newest(database.read(TEST), Long.MAX_VALUE, 10_000));
    }

    public void later(Duration time) {
        clock.advance(time);
    }
}
