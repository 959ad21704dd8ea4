package fettle.server.demo;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import java.util.List;

/// How pressing something is, and how soon the desk gets to it and through it, in minutes of its own hours.
///
/// @param share how often it is so, of a hundred
record Pace(
        Priority priority, int share, Impact impact, Urgency urgency, int answerFrom, int answerTo, int fixFrom, int fixTo) {

    static final List<Pace> ALL = List.of(
            new Pace(Priority.P1, 3, Impact.HIGH, Urgency.HIGH, 2, 12, 25, 110),
            new Pace(Priority.P2, 15, Impact.MEDIUM, Urgency.HIGH, 4, 26, 35, 220),
            new Pace(Priority.P3, 55, Impact.MEDIUM, Urgency.MEDIUM, 6, 52, 40, 480),
            new Pace(Priority.P4, 27, Impact.LOW, Urgency.MEDIUM, 15, 200, 90, 1_400));

    static Pace any(Dice dice) {
        return dice.weighted(ALL, Pace::share);
    }
}
