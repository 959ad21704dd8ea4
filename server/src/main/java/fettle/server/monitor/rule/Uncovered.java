package fettle.server.monitor.rule;

import java.time.Instant;
import java.util.Locale;

/// Work on a ticket that no line of a contract covers or prices, while nobody has decided who pays (M2-17).
///
/// @param since when the first of it was written down
/// @param minutes all of it
/// @param lack what is missing for the last of it
public record Uncovered(Instant since, int minutes, Lack lack) {

    /// Why nobody pays.
    public enum Lack {
        NO_CONTRACT,
        OUT_OF_SCOPE,
        EXHAUSTED;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
