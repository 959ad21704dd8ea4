package fettle.server.intake;

import fettle.server.client.Clients;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.intake.held.BlockedSenders;
import fettle.server.intake.held.PuttingAway;
import fettle.server.intake.held.Verdicts;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.sort.Forwards;
import fettle.server.intake.sort.LetterReader;
import fettle.server.intake.sort.Sorter;
import fettle.server.intake.turn.Turns;
import fettle.server.mail.EmailParser;
import fettle.server.mail.MessageIds;
import fettle.server.mail.ParseWithin;
import fettle.server.mail.mime.Limits;
import fettle.server.mail.mime.MailScanner;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.transport.Steps;
import fettle.server.signin.Audit;
import fettle.server.staff.Staff;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.reply.Acknowledgements;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongConsumer;

/// The faces of the feature, wired.
///
/// @param intake takes mail, whichever way it comes
/// @param job makes something of it
/// @param ledger tells what
public record Intaking(Intake intake, IntakeJob job, Ledger ledger) {

    /// What is set for it.
    ///
    /// @param mailHost by which our own mails are known
    /// @param trustedServer the name under which our own mail server writes what it found out about a sender
    /// @param maxBytes the largest mail that is taken
    /// @param attempts how often a mail is tried before a person must look at it
    /// @param parseTime how long one try at reading it may take
    /// @param workers how many mails are sorted at once
    /// @param leastFree how many bytes must be free on the disk for a mail to be taken
    /// @param forwards what becomes of customers' mails that one of us forwards
    public record Setting(
            String mailHost,
            Optional<String> trustedServer,
            int maxBytes,
            int attempts,
            Duration parseTime,
            int workers,
            long leastFree,
            Forwards forwards) {}

    /// What it stands on.
    public record Below(
            Database database,
            BlobStore blobs,
            Ids ids,
            InstantSource clock,
            Texts texts,
            Audit audit,
            Staff staff,
            Clients clients,
            Suppliers suppliers,
            Ticketing ticketing,
            Acknowledgements acknowledgements,
            Mailboxes mailboxes,
            Outbox outbox,
            MessageIds messageIds) {}

    /// Wires them.
    ///
    /// @param taken told after each mail that was taken: the job may start
    /// @param sorted told of each mail that has become something
    public static Intaking on(Below below, Setting setting, Runnable taken, LongConsumer sorted, Steps steps) {
        Limits limits = Limits.STANDARD.withMessageBytes(setting.maxBytes());
        var parser = new ParseWithin(
                new MailScanner(limits), new EmailParser(setting.mailHost(), limits), setting.parseTime());
        var reader = new LetterReader(below.blobs(), parser);
        var turns = new Turns(below.database(), below.clients(), below.messageIds(), below.clock());
        Sorter sorter = Sorter.on(below, setting.trustedServer(), setting.forwards());
        return new Intaking(
                new Intake(
                        below.database(),
                        below.blobs(),
                        below.ids(),
                        below.clock(),
                        below.mailboxes(),
                        turns,
                        new Oversize(reader, sorter, setting.maxBytes()),
                        below.texts(),
                        new Intake.Room(setting.maxBytes(), setting.leastFree()),
                        taken,
                        steps),
                new IntakeJob(
                        below.database(), below.clock(), turns, reader, sorter, below.texts(), setting, steps, sorted),
                new Ledger(
                        below.database(),
                        below.clock(),
                        below.blobs(),
                        reader,
                        sorter,
                        below.ticketing().tickets(),
                        verdicts(below),
                        below.audit(),
                        below.texts()));
    }

    private static Verdicts verdicts(Below below) {
        return new Verdicts(
                below.ids(),
                below.clock(),
                below.clients(),
                below.mailboxes(),
                new BlockedSenders(below.ids(), below.clock()),
                new PuttingAway(below.ticketing(), new Conversations(below.ids()), below.texts()));
    }
}
