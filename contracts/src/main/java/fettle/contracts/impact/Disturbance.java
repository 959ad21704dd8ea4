package fettle.contracts.impact;

import fettle.contracts.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What users went through, stage by stage, from when it began until service was restored (DOMAIN 5.2).
///
/// A workaround is a stage of its own, so the loss may end at another moment than the ticket's clock.
///
/// @param stages in order of time; each lasts until the next begins, or until the end
/// @param end when service was restored, or the moment of asking while it is not
public record Disturbance(List<Stage> stages, Instant end) {

    /// From a moment on, so many users, so far stopped.
    ///
    /// @param users zero or more
    /// @param degreePercent 100 stopped, 75 hardly, 50 half, 25 slowed, 10 nuisance, 0 worked around
    public record Stage(Instant from, int users, int degreePercent) {

        /// @throws fettle.contracts.words.Refused for fewer users than none, or a degree outside 0 to 100
        public Stage {
            UserTime.of(Duration.ZERO, users, degreePercent);
        }
    }

    /// Puts the stages in order of time.
    public Disturbance {
        stages = stages.stream().sorted(Comparator.comparing(Stage::from)).toList();
    }

    /// The users' time lost, counted in the client's production hours, not in the hours of support.
    ///
    /// What begins at or after the end lost nothing. 40 users stopped for 40 min, a quarter slowed for 140,
    /// then 3 half stopped for 180 lost 54.5 h, at 35 an hour 1,907.50.
    ///
    /// @param production when the client's people work
    public UserTime lost(BusinessCalendar production) {
        UserTime lost = UserTime.NONE;
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            Instant until = i + 1 < stages.size() ? earlier(stages.get(i + 1).from(), end) : end;
            if (stage.from().isBefore(until)) {
                lost = lost.plus(
                        UserTime.of(production.between(stage.from(), until), stage.users(), stage.degreePercent()));
            }
        }
        return lost;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
