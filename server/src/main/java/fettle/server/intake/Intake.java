package fettle.server.intake;

import fettle.server.intake.balance.ArrivalCounts;
import fettle.server.intake.mailbox.Mailbox;
import fettle.server.intake.mailbox.Mailboxes;
import fettle.server.intake.turn.FirstLook;
import fettle.server.intake.turn.Turns;
import fettle.server.mail.RawHash;
import fettle.server.mail.mime.RawMail;
import fettle.server.mail.transport.Arrival;
import fettle.server.mail.transport.DiskFull;
import fettle.server.mail.transport.Receiver;
import fettle.server.mail.transport.Steps;
import fettle.server.store.BlobStore;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import fettle.web.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The one door for mail, whichever way it comes: the bytes and a row are durable before anybody is told that we have
/// it. What becomes of it is decided afterwards, by `IntakeJob`.
public final class Intake implements Receiver {

    public static final SqlFile STATEMENTS = new SqlFile(Intake.class, "intake.sql");

    private static final Scope TAKING = new Scope.System("taking mail");
    /// How much of it there may be.
    ///
    /// @param mail the bytes of the largest mail that is taken
    /// @param leastFree the bytes that must be free on the disk
    public record Room(long mail, long leastFree) {}

    private final Database database;
    private final BlobStore blobs;
    private final Ids ids;
    private final InstantSource clock;
    private final Mailboxes mailboxes;
    private final Turns turns;
    private final Oversize oversize;
    private final Texts texts;
    private final Room room;
    private final Runnable taken;
    private final Steps steps;
    private final ArrivalCounts counts;
    private final IntakeStore store = new IntakeStore();

    /// @param taken told after each mail, so that it need not wait for the next round of the job
    Intake(
            Database database,
            BlobStore blobs,
            Ids ids,
            InstantSource clock,
            Mailboxes mailboxes,
            Turns turns,
            Oversize oversize,
            Texts texts,
            Room room,
            Runnable taken,
            Steps steps) {
        this.database = database;
        this.blobs = blobs;
        this.ids = ids;
        this.clock = clock;
        this.mailboxes = mailboxes;
        this.turns = turns;
        this.oversize = oversize;
        this.texts = texts;
        this.room = room;
        this.taken = taken;
        this.steps = steps;
        this.counts = new ArrivalCounts(database, ids);
    }

    @Override
    public Optional<Long> mailboxOf(String address) {
        return mailboxes.ofAddress(address).map(Mailbox::id);
    }

    @Override
    public long receive(Arrival arrival, InputStream raw) throws IOException {
        Optional<IntakeStore.Known> known = known(arrival);
        if (known.isPresent() && !known.get().withheld()) {
            return known.get().id();
        }
        InboundMail mail = stored(arrival, raw);
        long id = known.map(IntakeStore.Known::id).orElse(mail.id());
        long count = counts.rowFor(mail.mailboxId(), mail.receivedAt());
        database.run(TAKING, tx -> {
            if (known.isPresent()) {
                store.handedOver(tx, id, mail);
            } else {
                store.insert(tx, mail, arrival.place());
                counts.count(tx, count);
            }
            arrival.place().ifPresent(_ -> mailboxes.willFile(tx, arrival.mailboxId(), id));
        });
        steps.reached(Steps.Step.AFTER_ROW);
        taken.run();
        return id;
    }

    @Override
    public long receiveHeaderOnly(Arrival arrival, InputStream header, long size) throws IOException {
        return note(arrival, header, oversize.outcome(size), mail -> oversize.telling(mail, size));
    }

    @Override
    public long receiveWithheld(Arrival arrival, InputStream header, long size) throws IOException {
        return note(arrival, header, Outcome.Quarantined.because(Reason.WITHHELD, Long.toString(size)), _ -> _ -> {});
    }

    @Override
    public long receiveGone(Arrival arrival) throws IOException {
        return note(arrival, InputStream.nullInputStream(), Outcome.Ignored.because(Reason.GONE), _ -> _ -> {});
    }

    /// Keeps what is known of a mail that we do not have.
    ///
    /// @param more what else is to be done with it, in the same transaction
    private long note(Arrival arrival, InputStream header, Outcome outcome, Function<InboundMail, Consumer<Tx>> more)
            throws IOException {
        Optional<IntakeStore.Known> known = known(arrival);
        if (known.isPresent()) {
            return known.get().id();
        }
        InboundMail mail = stored(arrival, header);
        Consumer<Tx> also = more.apply(mail);
        long count = counts.rowFor(mail.mailboxId(), mail.receivedAt());
        database.run(TAKING, tx -> {
            store.insertDecided(tx, mail, arrival.place(), outcome, words(outcome));
            counts.count(tx, count);
            also.accept(tx);
        });
        return mail.id();
    }

    private Optional<IntakeStore.Known> known(Arrival arrival) {
        Tx tx = database.read(TAKING);
        return arrival.place()
                .flatMap(place -> arrival.mailboxId().flatMap(mailbox -> store.ofPlace(tx, mailbox, place)));
    }

    private InboundMail stored(Arrival arrival, InputStream raw) throws IOException {
        long free = blobs.freeBytes();
        if (free < room.leastFree()) {
            throw new DiskFull(free);
        }
        BlobStore.Blob blob = kept(raw);
        steps.reached(Steps.Step.STORED);
        RawMail there = RawMail.inFile(blobs.file(blob.sha256()));
        FirstLook look = FirstLook.at(there);
        return new InboundMail(
                ids.next(),
                arrival.source(),
                arrival.mailboxId(),
                arrival.source() == Arrival.Source.SMTP ? arrival.envelopeFrom() : look.sender(),
                arrival.envelopeTo(),
                clock.instant(),
                blob.size(),
                blob.sha256(),
                RawHash.of(there),
                arrival.history(),
                turns.next(arrival, look),
                0);
    }

    private BlobStore.Blob kept(InputStream raw) throws IOException {
        try {
            return blobs.put(raw, room.mail());
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private String words(Outcome outcome) {
        return texts.with(outcome.reason().key(), outcome.facts().toArray());
    }
}
