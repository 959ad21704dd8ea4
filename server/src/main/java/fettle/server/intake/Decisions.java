package fettle.server.intake;

import fettle.server.intake.sort.Letter;
import fettle.server.intake.sort.LetterReader;
import fettle.server.intake.sort.Sorter;
import fettle.server.mail.InboundEmail;
import fettle.server.mail.address.Address;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Sha256;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Identity;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Takes one waiting mail to its outcome: read it, decide, and write ticket, outgoing mail and ledger in one
/// transaction.
final class Decisions {

    /// Somebody else has decided meanwhile: nothing of ours may be kept.
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static final Scope DECIDING = new Scope.System("sorting mail");
    private static final Duration SAME_MAIL = Duration.ofHours(24);
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_TEXT = 250;
    private static final int LONGEST_ID = 998;

    private final Database database;
    private final InstantSource clock;
    private final LetterReader reader;
    private final Sorter sorter;
    private final Texts texts;
    private final Steps steps;
    private final IntakeStore store = new IntakeStore();

    /// Two copies of one mail are decided one after the other, so that the second one sees the first.
    private final ReentrantLock oneAtATime = new ReentrantLock();

    Decisions(Database database, InstantSource clock, LetterReader reader, Sorter sorter, Texts texts, Steps steps) {
        this.database = database;
        this.clock = clock;
        this.reader = reader;
        this.sorter = sorter;
        this.texts = texts;
        this.steps = steps;
    }

    /// Reads and decides a mail whose attempt has been counted.
    void decide(InboundMail mail) throws InterruptedException {
        switch (reader.read(mail)) {
            case LetterReader.Reading.Read(var letter) -> inTurn(tx -> decide(tx, mail, letter));
            case LetterReader.Reading.Unreadable(var reason, var head) -> inTurn(tx -> hold(tx, mail, reason, head));
        }
        steps.reached(Steps.Step.AFTER_DECISION);
    }

    /// Holds a mail that was tried too often.
    void giveUp(InboundMail mail) {
        inTurn(tx -> settle(tx, mail, Outcome.Quarantined.because(Reason.GAVE_UP)));
    }

    private void inTurn(java.util.function.Consumer<Tx> work) {
        oneAtATime.lock();
        try {
            database.run(DECIDING, work);
        } catch (Overtaken _) {
            // The other one's decision stands.
        } finally {
            oneAtATime.unlock();
        }
    }

    private void decide(Tx tx, InboundMail mail, Letter letter) {
        InboundEmail email = letter.email();
        Optional<Long> same = store.sameLines(tx, mail).or(() -> sameContent(tx, mail, letter));
        if (same.isPresent()) {
            store.describe(tx, mail, description(email, Optional.of(letter.content()), Identity.UNKNOWN));
            settle(tx, mail, Outcome.Ignored.because(Reason.DUPLICATE));
            return;
        }
        Sorter.Sorted sorted = sorter.sort(tx, mail, letter);
        store.describe(tx, mail, description(email, Optional.of(letter.content()), sorted.identity()));
        settle(tx, mail, sorted.outcome());
    }

    private void hold(Tx tx, InboundMail mail, Reason reason, Optional<InboundEmail> head) {
        head.ifPresent(email -> store.describe(tx, mail, description(email, Optional.empty(), Identity.UNKNOWN)));
        boolean again = store.sameLines(tx, mail).isPresent();
        settle(tx, mail, again ? Outcome.Ignored.because(Reason.DUPLICATE) : Outcome.Quarantined.because(reason));
    }

    private void settle(Tx tx, InboundMail mail, Outcome outcome) {
        String words = texts.with(outcome.reason().key(), outcome.facts().toArray());
        if (!store.decide(tx, mail, outcome, words, clock.instant())) {
            throw new Overtaken();
        }
        steps.reached(Steps.Step.BEFORE_DECISION);
    }

    private Optional<Long> sameContent(Tx tx, InboundMail mail, Letter letter) {
        return store.sameContent(
                tx,
                mail,
                messageHash(letter.email(), letter.content()),
                letter.content(),
                mail.receivedAt().minus(SAME_MAIL));
    }

    private static Description description(InboundEmail email, Optional<String> content, Identity identity) {
        Optional<Address> from = email.from().shown();
        return new Description(
                cut(from.map(Address::address).orElse(""), LONGEST_ADDRESS),
                cut(from.map(Address::name).orElse(""), LONGEST_TEXT),
                cut(email.subject(), LONGEST_TEXT),
                email.messageId().filter(id -> id.length() <= LONGEST_ID),
                content.map(hash -> messageHash(email, hash)),
                content,
                identity);
    }

    private static String messageHash(InboundEmail email, String content) {
        return Sha256.of(email.messageId().orElse(content));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
