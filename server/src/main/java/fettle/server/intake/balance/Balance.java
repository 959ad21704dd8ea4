package fettle.server.intake.balance;

import fettle.server.intake.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What became of the mails of one mailbox in some time.
///
/// @param mailboxId empty for mail that came for none of ours
/// @param missing how many were counted at the door and are not in the ledger; below zero when there are more than
/// were counted
public record Balance(Optional<Long> mailboxId, Map<Outcome.Kind, Integer> became, int missing) {

    public Balance {
        became = new EnumMap<>(became);
    }

    public int of(Outcome.Kind kind) {
        return became.getOrDefault(kind, 0);
    }

    /// How many came in: the sum of all that they became, and of what is missing.
    public int fetched() {
        return became.values().stream().mapToInt(Integer::intValue).sum() + missing;
    }
}
