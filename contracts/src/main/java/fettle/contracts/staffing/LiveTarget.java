package fettle.contracts.staffing;

/// What a desk wants to reach with callers who wait on the line, and how many people that takes (DOMAIN 8.2).
///
/// @param level the share of calls to be answered in time, less than 1
/// @param within the time, in the unit of the call time
/// @param highestOccupancy the share of their time that people may be busy, such as 0.85
/// @param shrinkage the share of paid time in which people are not present: leave, sickness, meetings, training
public record LiveTarget(double level, double within, double highestOccupancy, double shrinkage) {

    /// @throws IllegalArgumentException for a share that cannot be reached, or a negative time
    public LiveTarget {
        Shares.require(level >= 0 && level < 1, level);
        Shares.require(highestOccupancy > 0 && highestOccupancy <= 1, highestOccupancy);
        Shares.require(shrinkage >= 0 && shrinkage < 1, shrinkage);
        if (!(within >= 0)) {
            throw new IllegalArgumentException("Calls are answered within some time, not " + within + ".");
        }
    }

    /// The answer: people present, people on the roster, and what they reach.
    ///
    /// @param rostered so many on the roster that after shrinkage enough are present
    /// @param answered the share of calls answered in time
    public record People(ErlangC present, int rostered, double answered) {}

    /// The fewest people who reach the target, at least one.
    ///
    /// 200 calls an hour of 180 s, 80 % within 20 s, at most 85 % busy, 30 % shrinkage: 14 present, 20 rostered.
    ///
    /// @param callsPerHour zero or more
    /// @param callTime mean seconds of a call with what follows it
    public People people(double callsPerHour, double callTime) {
        double load = callsPerHour * callTime / 3600;
        int agents = Shares.fewest(load, highestOccupancy);
        while (new ErlangC(load, agents).answeredWithin(within, callTime) < level) {
            agents++;
        }
        var present = new ErlangC(load, agents);
        return new People(present, rostered(agents), present.answeredWithin(within, callTime));
    }

    private int rostered(int agents) {
        return Shares.roundUp(agents / (1 - shrinkage));
    }
}
