package fettle.server.intake;

import fettle.server.intake.sort.LetterReader;
import fettle.server.intake.sort.Sorter;
import fettle.server.intake.turn.Turns;
import fettle.server.job.Job;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.text.Texts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.LongConsumer;

/// Sorts what has arrived, several mails at a time, clients by turns. A mail that fails too often is held
/// for a person, and the others go on meanwhile.
public final class IntakeJob implements Job {

    private static final Logger LOG = System.getLogger(IntakeJob.class.getName());
    private static final Scope SORTING = new Scope.System("sorting mail");
    private static final int A_ROUND = 64;

    private final Database database;
    private final InstantSource clock;
    private final Turns turns;
    private final Decisions decisions;
    private final Steps steps;
    private final LongConsumer sorted;
    private final int attempts;
    private final IntakeStore store = new IntakeStore();
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Semaphore free;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// @param sorted told of each mail that has become something
    public IntakeJob(
            Database database,
            InstantSource clock,
            Turns turns,
            LetterReader reader,
            Sorter sorter,
            Texts texts,
            Intaking.Setting setting,
            Steps steps,
            LongConsumer sorted) {
        this.database = database;
        this.clock = clock;
        this.turns = turns;
        this.decisions = new Decisions(database, clock, reader, sorter, texts, steps);
        this.steps = steps;
        this.sorted = sorted;
        this.attempts = setting.attempts();
        this.free = new Semaphore(setting.workers());
    }

    @Override
    public String name() {
        return "intake";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        List<InboundMail> waiting = waiting();
        while (!waiting.isEmpty() && !Thread.currentThread().isInterrupted()) {
            waiting.forEach(this::start);
            waiting = waiting();
        }
    }

    /// What waits and is not in hand already, so that a round that finds nothing new ends.
    private List<InboundMail> waiting() {
        return store.waiting(database.read(SORTING), clock.instant(), A_ROUND).stream()
                .filter(mail -> !underWay.contains(mail.id()))
                .toList();
    }

    private void start(InboundMail mail) {
        underWay.add(mail.id());
        free.acquireUninterruptibly();
        turns.reached(mail.turn());
        threads.execute(() -> {
            try {
                sort(mail);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | StackOverflowError failure) {
                LOG.log(Level.ERROR, "Mail " + mail.id() + " could not be sorted and is tried again", failure);
            } finally {
                free.release();
                underWay.remove(mail.id());
            }
        });
    }

    private void sort(InboundMail mail) throws InterruptedException {
        if (!database.transaction(SORTING, tx -> store.begin(tx, mail, clock.instant()))) {
            return;
        }
        steps.reached(Steps.Step.AFTER_ATTEMPT);
        InboundMail begun = mail.begun();
        if (begun.attempts() > attempts) {
            decisions.giveUp(begun);
        } else {
            decisions.decide(begun);
        }
        sorted.accept(mail.id());
    }
}
