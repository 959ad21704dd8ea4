package fettle.server.demo.cast;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import java.util.List;

/// How pressing something is, and how soon the desk gets to it and through it, in minutes of its own hours.
///
/// @param share how often it is so, of a hundred
public record Pace(
        Priority priority,
        int share,
        Impact impact,
        Urgency urgency,
        int answerFrom,
        int answerTo,
        int fixFrom,
        int fixTo) {

    public static final List<Pace> ALL = List.of(
            new Pace(Priority.P1, 3, Impact.HIGH, Urgency.HIGH, 1, 6, 25, 100),
            new Pace(Priority.P2, 15, Impact.MEDIUM, Urgency.HIGH, 2, 15, 35, 190),
            new Pace(Priority.P3, 55, Impact.MEDIUM, Urgency.MEDIUM, 5, 38, 40, 400),
            new Pace(Priority.P4, 27, Impact.LOW, Urgency.MEDIUM, 10, 140, 90, 1_200));

    /// What such a story is as a rule; a whole client stops only when the network or the main application does.
    public static Pace of(Story story, Dice dice) {
        Pace any = dice.weighted(ALL, Pace::share);
        return any.priority() == Priority.P1 && !story.stopsAClient() ? ALL.get(1) : any;
    }
}
