package fettle.server.job;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes what is due in rounds: however much it is, only a list of bounded length is ever held, and what stays due,
/// because it failed, keeps nothing that stands behind it from its turn.
///
/// @param most how much is taken in a round
public record Rounds(int most) {

    public static final Rounds USUAL = new Rounds(200);

    /// Finds what is due behind the last piece of the round before, always in the same order.
    @FunctionalInterface
    public interface Due<T> {
        List<T> behind(Optional<T> last, int most);
    }

    public <T> void each(Due<T> due, Consumer<T> act) {
        List<T> round = due.behind(Optional.empty(), most);
        while (!round.isEmpty()) {
            round.forEach(act);
            round = due.behind(Optional.of(round.getLast()), most);
        }
    }
}
