package fettle.contracts.statistics;

/// How many of some cases were poor: 12 of 48 tickets of a kind.
///
/// @param poor those counted, zero or more
/// @param all the cases looked at, never fewer than the poor ones
public record Tally(long poor, long all) {

    /// @throws IllegalArgumentException for a negative count, or more poor cases than cases
    public Tally {
        if (poor < 0 || poor > all) {
            throw new IllegalArgumentException("Of " + all + " cases " + poor + " cannot be poor.");
        }
    }

    /// Both tallies taken together.
    public Tally plus(Tally other) {
        return new Tally(Math.addExact(poor, other.poor), Math.addExact(all, other.all));
    }

    /// The share as it was counted, from 0 to 1; 0 when there were no cases.
    public double share() {
        return all == 0 ? 0 : (double) poor / all;
    }
}
