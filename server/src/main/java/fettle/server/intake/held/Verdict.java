package fettle.server.intake.held;

import fettle.server.intake.Reason;
import java.util.Optional;

/// What a person made of a held mail, with what is needed to take it back.
///
/// @param blocked the sender who was blocked with it
/// @param earlier why the mail was held before
/// @param earlierWords the same in a sentence
public record Verdict(long id, Kind kind, Optional<String> blocked, Reason earlier, String earlierWords) {

    /// What there is to be made of one.
    public enum Kind {
        RELEASED,
        JOINED,
        IGNORED,
        BLOCKED
    }
}
