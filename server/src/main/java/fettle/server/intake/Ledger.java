package fettle.server.intake;

import fettle.server.intake.held.BlockedSenders;
import fettle.server.intake.held.Verdict;
import fettle.server.intake.held.Verdicts;
import fettle.server.intake.sort.Letter;
import fettle.server.intake.sort.LetterReader;
import fettle.server.intake.sort.Sorter;
import fettle.server.mail.InboundEmail;
import fettle.server.signin.Audit;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.log.Actor;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The intake ledger: every mail that ever reached us, with what became of it and why. What is held, a person decides
/// here.
public final class Ledger {

    /// Who decides about a held mail.
    public record Decider(Scope scope, long technicianId, String name) {}

    private final Database database;
    private final InstantSource clock;
    private final BlobStore blobs;
    private final LetterReader reader;
    private final Sorter sorter;
    private final Tickets tickets;
    private final Verdicts verdicts;
    private final Audit audit;
    private final Texts texts;
    private final LedgerStore store = new LedgerStore();
    private final IntakeStore mails = new IntakeStore();

    public Ledger(
            Database database,
            InstantSource clock,
            BlobStore blobs,
            LetterReader reader,
            Sorter sorter,
            Tickets tickets,
            Verdicts verdicts,
            Audit audit,
            Texts texts) {
        this.database = database;
        this.clock = clock;
        this.blobs = blobs;
        this.reader = reader;
        this.sorter = sorter;
        this.tickets = tickets;
        this.verdicts = verdicts;
        this.audit = audit;
        this.texts = texts;
    }

    /// The newest mails before the one with this id, which may be `Long.MAX_VALUE`.
    public List<LedgerEntry> newest(Tx tx, long before, int most) {
        return store.newest(tx, before, most);
    }

    public List<LedgerEntry> newest(Tx tx, Outcome.Kind outcome, long before, int most) {
        return store.newest(tx, outcome, before, most);
    }

    /// Those whose subject, sender or Message-ID has these words in it.
    public List<LedgerEntry> containing(Tx tx, String words, long before, int most) {
        return store.containing(tx, words, before, most);
    }

    public LedgerEntry find(Tx tx, long id) {
        return store.find(tx, id).orElseThrow(() -> new Refusal.NotFound("intake.not-found"));
    }

    /// What became of the mails from one id to another.
    public Map<Outcome.Kind, Integer> countsOf(Tx tx, long first, long last) {
        return store.countsOf(tx, first, last);
    }

    /// What is in a mail, read anew within the limits; of one that breaks them its header, as far as that is
    /// readable.
    public Optional<InboundEmail> look(LedgerEntry entry) {
        return unlessInterrupted(() -> reader.look(entry.rawSha256()));
    }

    /// The number of the ticket that a held mail names, whoever wrote it.
    public Optional<Long> spokenOf(Tx tx, LedgerEntry entry, Optional<InboundEmail> email) {
        return email.filter(_ -> entry.held())
                .flatMap(read -> mails.find(tx, entry.id()).flatMap(mail -> sorter.spokenOf(tx, mail, read)))
                .map(Ticket::number);
    }

    /// The bytes as they came.
    public InputStream raw(LedgerEntry entry) {
        return blobs.open(entry.rawSha256());
    }

    /// Makes a ticket of a held mail.
    ///
    /// @param client whose it becomes, chosen by a person; else its sender's
    public LedgerEntry release(Decider decider, long id, Optional<Long> client) {
        return database.transaction(decider.scope(), releasing(decider, id, client));
    }

    /// The same for who has a transaction of their own: the mail is read before it begins.
    public Function<Tx, LedgerEntry> releasing(Decider decider, long id, Optional<Long> client) {
        return deciding(
                decider,
                id,
                Verdict.Kind.RELEASED,
                (tx, mail, letter) -> sorter.release(tx, mail, letter, client, decider.name()));
    }

    /// Adds a held mail to a ticket.
    public LedgerEntry join(Decider decider, long id, long ticketNumber) {
        return database.transaction(decider.scope(), joining(decider, id, ticketNumber));
    }

    /// The same for who has a transaction of their own.
    public Function<Tx, LedgerEntry> joining(Decider decider, long id, long ticketNumber) {
        Function<Tx, Ticket> chosen = tx -> tickets.goesOnIn(tx, tickets.find(tx, ticketNumber));
        return deciding(
                decider,
                id,
                Verdict.Kind.JOINED,
                (tx, mail, letter) -> sorter.joinByHand(tx, mail, letter, chosen.apply(tx), decider.name()));
    }

    /// Sets a held mail aside. It stays in the ledger.
    public LedgerEntry ignore(Decider decider, long id) {
        return database.transaction(decider.scope(), ignoring(decider, id));
    }

    /// The same for who has a transaction of their own.
    public Function<Tx, LedgerEntry> ignoring(Decider decider, long id) {
        return tx -> settled(tx, decider, held(tx, id), Verdict.Kind.IGNORED, ignoredBy(decider));
    }

    /// Sets a held mail aside, and holds whatever else its sender writes, or anybody of their domain.
    public LedgerEntry block(Decider decider, long id, boolean wholeDomain) {
        return database.transaction(decider.scope(), blocking(decider, id, wholeDomain));
    }

    /// The same for who has a transaction of their own.
    public Function<Tx, LedgerEntry> blocking(Decider decider, long id, boolean wholeDomain) {
        return tx -> {
            LedgerEntry held = held(tx, id);
            String sender = verdicts.block(tx, held, wholeDomain, decider.technicianId());
            verdicts.remember(tx, held, Verdict.Kind.BLOCKED, Optional.of(sender), decider.technicianId());
            return written(tx, decider, held, "intake.blocked", ignoredBy(decider));
        };
    }

    /// What a person decided about a mail, as long as it can be taken back.
    public Optional<Verdict> verdict(Tx tx, LedgerEntry entry) {
        return verdicts.standing(tx, entry);
    }

    /// Takes back what a person decided: the mail is held again.
    public LedgerEntry undo(Decider decider, long id) {
        return database.transaction(decider.scope(), undoing(decider, id));
    }

    /// The same for who has a transaction of their own.
    public Function<Tx, LedgerEntry> undoing(Decider decider, long id) {
        return tx -> {
            LedgerEntry entry = find(tx, id);
            verdicts.takeBack(tx, entry, new Actor.Technician(decider.technicianId(), decider.name()));
            audit.note(tx, Optional.of(decider.technicianId()), "intake.undone", "mail " + id, entry.words());
            return find(tx, id);
        };
    }

    /// Whose mail is held whatever it is.
    public List<BlockedSenders.Blocked> blocked(Tx tx) {
        return verdicts.blocked(tx);
    }

    /// Blocks somebody of whom no mail is held, by their address or domain.
    public BlockedSenders.Blocked blockSender(Tx tx, Decider decider, String written) {
        String sender = verdicts.block(tx, written, decider.technicianId());
        audit.note(tx, Optional.of(decider.technicianId()), "intake.blocked", sender, "");
        return blocked(tx).stream()
                .filter(one -> one.sender().equals(sender))
                .findFirst()
                .orElseThrow();
    }

    public void unblock(Tx tx, Decider decider, String sender) {
        verdicts.unblock(tx, sender);
        audit.note(tx, Optional.of(decider.technicianId()), "intake.unblocked", sender, "");
    }

    private static Outcome ignoredBy(Decider decider) {
        return Outcome.Ignored.because(Reason.IGNORED_BY_HAND, decider.name());
    }

    /// What a person makes of a held mail.
    private interface Choice {
        Outcome of(Tx tx, InboundMail mail, Letter letter);
    }

    private Function<Tx, LedgerEntry> deciding(Decider decider, long id, Verdict.Kind kind, Choice choice) {
        InboundMail mail = mails.find(database.read(decider.scope()), id)
                .orElseThrow(() -> new Refusal.NotFound("intake.not-found"));
        Letter letter = readable(mail);
        return tx -> {
            LedgerEntry held = held(tx, id);
            return settled(tx, decider, held, kind, choice.of(tx, mail, letter));
        };
    }

    private Letter readable(InboundMail mail) {
        return switch (unlessInterrupted(() -> reader.read(mail))) {
            case LetterReader.Reading.Read(var letter) -> letter;
            case LetterReader.Reading.Unreadable _ -> throw new Refusal.Conflict("intake.not-readable");
        };
    }

    private LedgerEntry held(Tx tx, long id) {
        LedgerEntry entry = find(tx, id);
        if (!entry.held()) {
            throw new Refusal.Conflict("intake.decided-already", entry.words());
        }
        return entry;
    }

    private LedgerEntry settled(Tx tx, Decider decider, LedgerEntry held, Verdict.Kind kind, Outcome outcome) {
        verdicts.remember(tx, held, kind, Optional.empty(), decider.technicianId());
        return written(tx, decider, held, "intake." + kind.name().toLowerCase(Locale.ROOT), outcome);
    }

    private LedgerEntry written(Tx tx, Decider decider, LedgerEntry held, String what, Outcome outcome) {
        String words = texts.with(outcome.reason().key(), outcome.facts().toArray());
        if (!mails.release(tx, held.id(), outcome, words, clock.instant())) {
            throw new Refusal.Conflict(
                    "intake.decided-already", find(tx, held.id()).words());
        }
        audit.note(tx, Optional.of(decider.technicianId()), what, "mail " + held.id(), held.fromAddress());
        return find(tx, held.id());
    }

    /// Reading that may be interrupted when the server stops.
    private interface Reading<T> {
        T read() throws InterruptedException;
    }

    private static <T> T unlessInterrupted(Reading<T> reading) {
        try {
            return reading.read();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal.Unavailable("intake.stopping");
        }
    }
}
