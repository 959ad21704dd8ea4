package fettle.portal;

import fettle.contracts.settle.Settlement;
import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Time that was spent on a request, and whether the agreement covers it.
///
/// @param answer what it is to the bill, in one word
/// @param reasons why, a sentence for each thing that was looked at
public record Spent(Instant at, Duration worked, Settlement.Answer answer, List<Sentence> reasons) {

    public Spent {
        reasons = List.copyOf(reasons);
    }
}
