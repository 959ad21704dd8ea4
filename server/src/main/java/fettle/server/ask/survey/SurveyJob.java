package fettle.server.ask.survey;

import fettle.server.job.Failures;
import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import java.time.Duration;

/// Looks each minute for tickets that have been solved for half an hour; each in a transaction of its own.
public record SurveyJob(Database database, Surveys surveys) implements Job {

    private static final Scope SCOPE = new Scope.System("ask how it went");

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
        surveys.candidates(database.read(SCOPE))
                .forEach(one -> failures.during(() -> database.run(SCOPE, tx -> surveys.consider(tx, one))));
        failures.tell();
    }
}
