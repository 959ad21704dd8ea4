package fettle.server.ask.approval;

import fettle.server.ask.link.OneTimeLinks;
import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.job.Rounds;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;
import java.util.function.BiConsumer;

/// Reminds approvers once, and ends what nobody answered in time; each in a transaction of its own.
public record ApprovalJob(Database database, Approvals approvals, OneTimeLinks links, Rounds rounds) implements Job {

    private static final Scope SCOPE = new Scope.System("approvals that nobody has answered");

    public ApprovalJob(Database database, Approvals approvals, OneTimeLinks links) {
        this(database, approvals, links, Rounds.USUAL);
    }

    @Override
    public String name() {
        return "approvals";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var failures = new Failures();
        Tx read = database.read(SCOPE);
        each((last, most) -> approvals.toLapse(read, last, most), approvals::lapse, failures);
        each((last, most) -> approvals.toRemind(read, last, most), approvals::remind, failures);
        failures.during(() -> database.run(SCOPE, links::removeOld));
        failures.tell();
    }

    private void each(Rounds.Due<Long> due, BiConsumer<Tx, Long> act, Failures failures) {
        rounds.each(due, id -> failures.during(() -> database.run(SCOPE, tx -> act.accept(tx, id))));
    }
}
