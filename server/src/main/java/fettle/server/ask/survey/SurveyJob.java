package fettle.server.ask.survey;

import fettle.server.ask.survey.SurveyStore.Candidate;
import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.job.Rounds;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.time.Duration;

/// Looks each minute for tickets that have been solved for half an hour; each in a transaction of its own.
public record SurveyJob(Database database, Surveys surveys, Rounds rounds) implements Job {

    private static final Scope SCOPE = new Scope.System("ask how it went");

    public SurveyJob(Database database, Surveys surveys) {
        this(database, surveys, Rounds.USUAL);
    }

    @Override
    public String name() {
        return "surveys";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        var failures = new Failures();
        Tx read = database.read(SCOPE);
        rounds.<Candidate>each(
                (last, most) -> surveys.candidates(read, last, most),
                one -> failures.during(() -> database.run(SCOPE, tx -> surveys.consider(tx, one))));
        failures.tell();
    }
}
