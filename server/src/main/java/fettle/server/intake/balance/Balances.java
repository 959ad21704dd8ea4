package fettle.server.intake.balance;

import fettle.server.intake.Outcome;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Holds the ledger against what was counted at the door: fetched = opened + joined + noted + ignored + quarantined +
/// waiting, for each mailbox.
public final class Balances {

    public static final SqlFile STATEMENTS = new SqlFile(Balances.class, "balance.sql");

    /// What arrived this lately may still be on its way into the ledger.
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(5);

    private static final long NONE = 0;

    private final InstantSource clock;

    public Balances(InstantSource clock) {
        this.clock = clock;
    }

    /// The balance of each mailbox that had mail from one midnight to another. Whether something is missing
    /// is said of quarters of an hour that are over.
    public List<Balance> of(Tx tx, Instant from, Instant until) {
        Instant settled = Quarter.of(clock.instant().minus(SETTLES_WITHIN)).begins();
        Map<Long, Integer> missing = missing(tx, from, settled.isBefore(until) ? settled : until);
        Map<Long, Map<Outcome.Kind, Integer>> became = became(tx, from, until);
        var mailboxes = new TreeSet<>(missing.keySet());
        mailboxes.addAll(became.keySet());
        return mailboxes.stream()
                .map(id -> new Balance(
                        Optional.of(id).filter(mailbox -> mailbox != NONE),
                        became.getOrDefault(id, new EnumMap<>(Outcome.Kind.class)),
                        missing.getOrDefault(id, 0)))
                .sorted(Comparator.comparing(balance -> balance.mailboxId().orElse(Long.MAX_VALUE)))
                .toList();
    }

    private static Map<Long, Integer> missing(Tx tx, Instant from, Instant until) {
        var missing = new HashMap<Long, Integer>();
        if (!from.isBefore(until)) {
            return missing;
        }
        tx.sql("balance.arrived")
                .set("first", Quarter.of(from).number())
                .set("behind", Quarter.of(until).number())
                .list(row -> missing.put(row.optionalId("mailbox_id").orElse(NONE), row.count("mails")));
        became(tx, from, until)
                .forEach((mailbox, kinds) -> missing.merge(
                        mailbox,
                        -kinds.values().stream().mapToInt(Integer::intValue).sum(),
                        Integer::sum));
        missing.values().removeIf(mails -> mails == 0);
        return missing;
    }

    private static Map<Long, Map<Outcome.Kind, Integer>> became(Tx tx, Instant from, Instant until) {
        var became = new HashMap<Long, Map<Outcome.Kind, Integer>>();
        tx.sql("balance.became")
                .set("from", from)
                .set("until", until)
                .list(row -> became.computeIfAbsent(
                                row.optionalId("mailbox_id").orElse(NONE), _ -> new EnumMap<>(Outcome.Kind.class))
                        .put(row.one(Outcome.Kind.class, "outcome"), row.count("mails")));
        return became;
    }
}
