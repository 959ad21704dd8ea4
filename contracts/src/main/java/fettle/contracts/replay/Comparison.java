package fettle.contracts.replay;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/// What did happen beside what would have happened under another deal, month by month.
public record Comparison(List<Pair> months) {

    /// One month under both deals.
    public record Pair(YearMonth month, ReplayedMonth did, ReplayedMonth would) {}

    public Comparison {
        months = List.copyOf(months);
    }

    /// Replays a history under the deal of the time and under another.
    ///
    /// @param first the first month to report
    /// @param last not before `first`, and at most ten years after it
    /// @throws fettle.contracts.words.Refused when the months stand the other way round or lie further apart
    public static Comparison of(ClientHistory history, Deal actual, Deal other, YearMonth first, YearMonth last) {
        List<ReplayedMonth> did = Replay.of(history, actual, first, last).months();
        List<ReplayedMonth> would = Replay.of(history, other, first, last).months();
        List<Pair> months = new ArrayList<>();
        for (int i = 0; i < did.size(); i++) {
            months.add(new Pair(did.get(i).month(), did.get(i), would.get(i)));
        }
        return new Comparison(months);
    }
}
