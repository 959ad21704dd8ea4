package fettle.contracts.staffing;

/// Calls that arrive at random and wait for the next free person, by Erlang's formula C (DOMAIN 8.2).
///
/// It ignores hang-ups, so it asks for too many people rather than too few: say "at most".
///
/// @param load the work offered, in people kept busy: calls an hour times hours a call
/// @param agents the people present
public record ErlangC(double load, int agents) {

    private static final double MOST = 100_000;

    /// @throws IllegalArgumentException for a negative load or one above 100,000 people, or nobody present
    public ErlangC {
        if (!(load >= 0 && load <= MOST) || agents < 1) {
            throw new IllegalArgumentException("Work of " + load + " cannot be offered to " + agents + " people.");
        }
    }

    /// Whether the queue ever settles: not when the work offered fills everybody's time or more.
    public boolean settles() {
        return load < agents;
    }

    /// The share of calls that wait at all, from 0 to 1; 1 when the queue never settles.
    public double waitProbability() {
        if (!settles()) {
            return 1;
        }
        double blocked = 1;
        for (int busy = 1; busy <= agents; busy++) {
            blocked = load * blocked / (busy + load * blocked);
        }
        return blocked / (1 - load / agents * (1 - blocked));
    }

    /// The mean wait of all calls, in the unit of `callTime`; infinite when the queue never settles.
    ///
    /// @param callTime the mean time of a call with what follows it, more than 0
    public double meanWait(double callTime) {
        return settles() ? waitProbability() * callTime / (agents - load) : Double.POSITIVE_INFINITY;
    }

    /// The share of calls answered within a time; 0 when the queue never settles.
    ///
    /// @param within in the unit of `callTime`, zero or more
    public double answeredWithin(double within, double callTime) {
        return settles() ? 1 - waitProbability() * Math.exp(-(agents - load) * within / callTime) : 0;
    }

    /// The work offered to each person: the share of their time that it takes, above 1 when there is too much.
    public double occupancy() {
        return load / agents;
    }
}
