package fettle.server.ticket.waiting;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.Refusal;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Sends replies whose time has come. One that its ticket takes no more is held for a person.
public final class WaitingReplyJob implements Job {

    private static final Scope SENDING = new Scope.System("sending replies");
    private static final int LONGEST_WORDS = 500;

    private final Database database;
    private final InstantSource clock;
    private final WaitingReplies replies;
    private final Texts texts;

    public WaitingReplyJob(Database database, InstantSource clock, WaitingReplies replies, Texts texts) {
        this.database = database;
        this.clock = clock;
        this.replies = replies;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "waiting-replies";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        var failures = new Failures();
        replies.due(database.read(SENDING), now).forEach(due -> failures.during(() -> send(due, now)));
        failures.tell();
    }

    private void send(WaitingReplyStore.Due due, Instant now) {
        try {
            database.run(SENDING, tx -> replies.send(tx, due, now));
        } catch (Refusal refusal) {
            String words = refusal.sentence(texts);
            String fitting = words.substring(0, Math.min(words.length(), LONGEST_WORDS));
            database.run(SENDING, tx -> replies.refused(tx, due, fitting));
        }
    }
}
