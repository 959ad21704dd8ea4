package fettle.contracts.staffing;

/// Shares between 0 and 1, and people counted from them, without letting the last bit of a fraction add a person.
final class Shares {

    private static final double ROUNDING = 1e-9;

    private Shares() {}

    static void require(boolean fits, double share) {
        if (!fits) {
            throw new IllegalArgumentException("A share of " + share + " cannot be asked for.");
        }
    }

    /// The fewest people, at least one, whom a load keeps busy for no more than a share of their time, and who
    /// settle.
    static int fewest(double load, double highestShare) {
        int people = Math.max(1, roundUp(load / highestShare));
        return load < people ? people : people + 1;
    }

    static int roundUp(double people) {
        return (int) Math.ceil(people - ROUNDING);
    }
}
