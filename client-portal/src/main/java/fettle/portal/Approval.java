package fettle.portal;

import fettle.contracts.money.Money;
import java.time.Instant;
import java.util.Optional;

/// Something that somebody at the company was asked to approve for a request.
///
/// @param yours whether the reader is who decides, and still can
/// @param ended how it ended; nothing while it waits
public record Approval(
        long id,
        String asker,
        String approver,
        boolean yours,
        String words,
        Optional<Money> cost,
        Instant until,
        Optional<Ended> ended) {

    /// How it ended.
    public enum Ending {
        APPROVED,
        DECLINED,
        WITHDRAWN,
        LAPSED
    }

    /// When it ended, by whom, and what they said to it.
    public record Ended(Ending ending, String by, Instant at, String words) {}
}
