package fettle.contracts.statistics;

/// An average of few figures, drawn towards what is usual (DOMAIN 9.2, 11).
///
/// @param usual the average of all, such as the team's
/// @param weight how many figures of that size are imagined beside the real ones; 10 for ratings
public record ShrunkMean(double usual, double weight) {

    /// @throws IllegalArgumentException for a negative weight
    public ShrunkMean {
        if (!(weight >= 0)) {
            throw new IllegalArgumentException("An average is imagined zero or more times, not " + weight + ".");
        }
    }

    /// The average of `count` figures with the given sum: two ratings of 5.0 where 4.4 is usual are 4.50.
    ///
    /// No figures at all give what is usual.
    ///
    /// @throws IllegalArgumentException for a negative count
    public double of(double sum, long count) {
        if (count < 0) {
            throw new IllegalArgumentException("There are zero or more figures, not " + count + ".");
        }
        return count + weight == 0 ? usual : (sum + weight * usual) / (count + weight);
    }
}
