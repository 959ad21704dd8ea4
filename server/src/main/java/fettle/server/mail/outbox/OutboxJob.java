package fettle.server.mail.outbox;

import fettle.server.job.Job;
import fettle.server.mail.route.MailRoute;
import fettle.server.mail.transport.Steps;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Sends what waits in the outbox, recipient by recipient.
///
/// A slow domain holds up no other: at most two mails at a time go to one, and every domain gets its turn. When a mail
/// is done, the next one starts at once, as long as the job keeps being run here. Between the mail server's yes and our
/// note of it a crash sends the mail once more, with the same Message-ID: the only such gap.
public final class OutboxJob implements Job, AutoCloseable {

    private static final Logger LOG = System.getLogger(OutboxJob.class.getName());
    private static final int AT_ONCE = 16;
    private static final int TO_ONE_DOMAIN = 2;
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// Runs come every second; without one, another node may have the job by now.
    private static final Duration GOES_ON = Duration.ofSeconds(5);

    private static final Scope SENDING = new Scope.System("sending mail");

    private final Database database;
    private final InstantSource clock;
    private final Outbox outbox;
    private final MailRoute route;
    private final Function<SentMail, byte[]> raw;
    private final Steps steps;
    private final Postings postings = new Postings();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock starting = new ReentrantLock();
    private volatile Instant lastRun = Instant.EPOCH;
    private final Map<String, Long> lastTurns = new HashMap<>();
    private long turns;
    private boolean othersWait;

    /// Whether the last that we know of the mail server is that there was no getting through to it.
    private final AtomicBoolean away = new AtomicBoolean(true);

    public OutboxJob(
            Database database,
            InstantSource clock,
            Outbox outbox,
            MailRoute route,
            Function<SentMail, byte[]> raw,
            Steps steps) {
        this.database = database;
        this.clock = clock;
        this.outbox = outbox;
        this.route = route;
        this.raw = raw;
        this.steps = steps;
    }

    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    /// Starts what is due and may start; what a slow server holds up goes on behind it.
    @Override
    public void run() {
        lastRun = clock.instant();
        alone(this::startDue);
    }

    /// Lets what is under way come to its end, for a while, so that its outcome is known at the next start. To be
    /// called once no run can start any more.
    @Override
    public void close() {
        alone(threads::shutdown);
        try {
            boolean _ = threads.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Starts what there is room for: one mail to each domain before a second to any, and first to those domains
    /// whose last turn is the longest ago.
    private void startDue() {
        List<String> due = new ArrayList<>(postings.dueDomains(database.read(SENDING), clock.instant()));
        lastTurns.keySet().retainAll(due);
        due.sort(Comparator.comparing(domain -> lastTurns.getOrDefault(domain, 0L)));
        for (int most = 1; most <= TO_ONE_DOMAIN; most++) {
            for (String domain : due) {
                start(domain, most);
            }
        }
        othersWait = free.availablePermits() == 0 && due.stream().anyMatch(domain -> !underWay.containsKey(domain));
    }

    /// Starts mails to a domain until so many are under way; false when there was none or no room.
    private boolean start(String domain, int most) {
        int room = Math.min(free.availablePermits(), most - underWay.getOrDefault(domain, 0));
        return room > 0 && !threads.isShutdown() && claim(domain, room);
    }

    private boolean claim(String domain, int room) {
        Instant now = clock.instant();
        lastTurns.put(domain, ++turns);
        List<Posting> claimed = database.transaction(SENDING, tx -> postings.claim(tx, domain, room, now));
        for (Posting posting : claimed) {
            steps.reached(Steps.Step.AFTER_CLAIM);
            free.acquireUninterruptibly();
            underWay.merge(domain, 1, Integer::sum);
            threads.execute(() -> deliver(domain, posting));
        }
        return !claimed.isEmpty();
    }

    private void deliver(String domain, Posting posting) {
        try {
            SentMail mail =
                    outbox.find(database.read(SENDING), posting.mailId()).orElseThrow();
            steps.reached(Steps.Step.BEFORE_SEND);
            MailRoute.Answer answer = send(posting, mail);
            steps.reached(Steps.Step.AFTER_SEND);
            hurryWhenBack(answer);
            database.run(SENDING, tx -> note(tx, posting, mail, answer));
            steps.reached(Steps.Step.AFTER_MARK);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Mail " + posting.mailId() + " waits for its lease to run out", failure);
        } finally {
            underWay.computeIfPresent(domain, (_, count) -> count == 1 ? null : count - 1);
            free.release();
        }
        goOn(domain);
    }

    private void goOn(String domain) {
        if (!clock.instant().isBefore(lastRun.plus(GOES_ON))) {
            return;
        }
        try {
            alone(() -> {
                if (othersWait || !start(domain, TO_ONE_DOMAIN)) {
                    startDue();
                }
            });
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "No further mail was started; the next run of the job does", failure);
        }
    }

    private void alone(Runnable work) {
        starting.lock();
        try {
            work.run();
        } finally {
            starting.unlock();
        }
    }

    /// A mail that cannot even be composed is given up after the same time as one that nobody takes.
    private MailRoute.Answer send(Posting posting, SentMail mail) {
        byte[] bytes;
        try {
            bytes = raw.apply(mail);
        } catch (RuntimeException failure) {
            LOG.log(Level.ERROR, "Mail " + mail.id() + " could not be composed", failure);
            return new MailRoute.Answer.Later("The mail could not be composed");
        }
        return route.deliver(bytes, mail.mail().fromAddress(), posting.address());
    }

    /// What waits for the mail server need not wait out its time once that can be reached again. It is a
    /// transaction of its own: what is noted of a mail locks its ticket first.
    private void hurryWhenBack(MailRoute.Answer answer) {
        boolean gone = answer instanceof MailRoute.Answer.Away;
        if (away.getAndSet(gone) && !gone) {
            database.run(SENDING, tx -> postings.hurry(tx, clock.instant()));
        }
    }

    private void note(Tx tx, Posting posting, SentMail mail, MailRoute.Answer answer) {
        Instant now = clock.instant();
        switch (answer) {
            case MailRoute.Answer.Accepted _ -> accepted(tx, posting, mail, now);
            case MailRoute.Answer.Refused(String words) -> fail(tx, posting, mail, words, Obstacle.of(words));
            case MailRoute.Answer.Later(String words) ->
                again(tx, posting, mail, words, RetryPlan.after(posting.attempt(), mail.createdAt(), now));
            case MailRoute.Answer.Away(String words) ->
                again(tx, posting, mail, words, RetryPlan.afterAway(posting.attempt(), mail.createdAt(), now));
        }
    }

    private void accepted(Tx tx, Posting posting, SentMail mail, Instant now) {
        if (posting.attempt() > 1) {
            outbox.listener().arrived(tx, mail, posting.id());
        }
        postings.decide(tx, posting, DeliveryState.ACCEPTED, "", now);
    }

    private void again(Tx tx, Posting posting, SentMail mail, String words, Optional<Instant> next) {
        if (next.isEmpty()) {
            fail(tx, posting, mail, words, Obstacle.GIVEN_UP);
            return;
        }
        tell(tx, posting, mail, Obstacle.LATE);
        postings.retry(tx, posting, next.get(), words);
    }

    private void fail(Tx tx, Posting posting, SentMail mail, String words, Obstacle obstacle) {
        tell(tx, posting, mail, obstacle);
        postings.decide(tx, posting, DeliveryState.REFUSED, words, clock.instant());
    }

    private void tell(Tx tx, Posting posting, SentMail mail, Obstacle obstacle) {
        if (postings.isHeld(tx, posting)) {
            outbox.listener().undelivered(tx, mail, new Undelivered(posting.id(), posting.address(), obstacle));
        }
    }
}
