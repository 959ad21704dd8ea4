package fettle.server.intake.balance;

import fettle.server.job.Job;
import fettle.server.store.Database;
import fettle.server.store.Scope;
import fettle.web.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Looks again and again whether all mail of the last two days is accounted for. A run fails when some is not, so that
/// administrators are told as of everything that fails by itself.
public final class BalanceCheck implements Job {

    private static final Scope CHECKING = new Scope.System("checking the ledger");
    private static final Duration LOOKS_BACK = Duration.ofDays(2);

    private final Database database;
    private final InstantSource clock;
    private final Balances balances;
    private final Texts texts;

    public BalanceCheck(Database database, InstantSource clock, Texts texts) {
        this.database = database;
        this.clock = clock;
        this.balances = new Balances(clock);
        this.texts = texts;
    }

    @Override
    public String name() {
        return "intake-balance";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant from = Quarter.of(now.minus(LOOKS_BACK)).begins();
        List<Balance> wrong = balances.of(database.read(CHECKING), from, now).stream()
                .filter(balance -> balance.missing() != 0)
                .toList();
        if (!wrong.isEmpty()) {
            int missing = wrong.stream()
                    .mapToInt(balance -> Math.abs(balance.missing()))
                    .sum();
            throw new IllegalStateException(texts.with("intake.does-not-add-up", missing));
        }
    }
}
