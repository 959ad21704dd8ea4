package fettle.contracts.staffing;

import fettle.contracts.words.Sentence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many people a group needs to begin its tickets in time, how that was found out, and what one fewer would mean
/// (DOMAIN 8.6).
///
/// @param present people at work, after leave and meetings
/// @param within the time in which tickets are to be begun
/// @param level the share that is to be in time
/// @param begunInTime the share that so many people reach
/// @param range eight of ten simulated courses reach between these; nothing where a formula gave the answer
/// @param meanWait the mean wait with so many
/// @param waitOneFewer the mean wait with one fewer; nothing when those would never catch up
public record StaffingAnswer(
        Method method,
        int present,
        Duration within,
        double level,
        double begunInTime,
        Optional<Spread> range,
        Duration meanWait,
        Optional<Duration> waitOneFewer) {

    /// Where the answer comes from, which pages always say: formulas take the load to be steady.
    public enum Method {
        ALLEN_CUNNEEN("contracts.staffing.by-formula"),
        SIMULATION("contracts.staffing.by-simulation");

        private final String key;

        Method(String key) {
            this.key = key;
        }
    }

    /// The answer by formula, for five people and more.
    public static StaffingAnswer of(QueuedTarget target, QueuedTarget.Work work) {
        QueuedTarget.People people = target.people(work);
        return new StaffingAnswer(
                Method.ALLEN_CUNNEEN,
                people.count(),
                hours(target.within()),
                target.level(),
                people.begunInTime(),
                Optional.empty(),
                hours(people.meanWaitHours()),
                people.meanWaitOneFewer().isPresent()
                        ? Optional.of(hours(people.meanWaitOneFewer().getAsDouble()))
                        : Optional.empty());
    }

    /// The answer for a small desk: people are left out from the end of the roster as long as the median
    /// course still reaches the level.
    ///
    /// @param roster everybody who might be present, the most needed first
    /// @return nothing when not even all of them reach it
    public static Optional<StaffingAnswer> of(DeskSimulation roster, double level, DeskSimulation.Courses courses) {
        Shares.require(level >= 0 && level <= 1, level);
        DeskSimulation.Answer reached = roster.run(courses);
        if (reached.begunInTime().median() < level) {
            return Optional.empty();
        }
        DeskSimulation desk = roster;
        while (desk.people().size() > 1) {
            DeskSimulation fewer = desk.withoutLast();
            DeskSimulation.Answer then = fewer.run(courses);
            if (then.begunInTime().median() < level) {
                return Optional.of(simulated(desk, level, reached, Optional.of(then)));
            }
            desk = fewer;
            reached = then;
        }
        return Optional.of(simulated(desk, level, reached, Optional.empty()));
    }

    /// "For 90 % begun within 30 min the group needs 5 people present. …" and how that was found out.
    public List<Sentence> inWords() {
        List<Sentence> words = new ArrayList<>();
        words.add(Sentence.of(
                "contracts.staffing.needs", percent(level), within, present, percent(begunInTime), meanWait));
        range.ifPresent(
                runs -> words.add(Sentence.of("contracts.staffing.range", percent(runs.low()), percent(runs.high()))));
        waitOneFewer.ifPresent(longer -> words.add(Sentence.of("contracts.staffing.one-fewer", meanWait, longer)));
        words.add(Sentence.of(method.key));
        return List.copyOf(words);
    }

    private static StaffingAnswer simulated(
            DeskSimulation desk, double level, DeskSimulation.Answer reached, Optional<DeskSimulation.Answer> fewer) {
        return new StaffingAnswer(
                Method.SIMULATION,
                desk.people().size(),
                desk.within(),
                level,
                reached.begunInTime().median(),
                Optional.of(reached.begunInTime()),
                hours(reached.meanWaitHours().median()),
                fewer.map(answer -> hours(answer.meanWaitHours().median())));
    }

    /// To the minute: more would be made up.
    private static Duration hours(double count) {
        return Duration.ofMinutes(Math.round(count * 60));
    }

    private static int percent(double share) {
        return (int) Math.floor(share * 100 + 1e-9);
    }
}
