package fettle.server.monitor.rule;

import java.time.Instant;
import java.util.List;

/// What a rule says of a ticket from an instant on, while nothing is done about it.
///
/// @param at when it begins to hold, past or yet to come
/// @param key the sentence that tells the facts, below `monitor.words.`
/// @param facts what goes into the sentence; instants are printed as the desk says them
public record Step(Instant at, Severity severity, String key, List<Object> facts) {

    /// A fact that is itself a sentence below `monitor.fact.`.
    public record Words(String key, List<Object> facts) {

        public Words {
            facts = List.copyOf(facts);
        }

        static Words of(String key, Object... facts) {
            return new Words(key, List.of(facts));
        }
    }

    public Step {
        facts = List.copyOf(facts);
    }

    static Step at(Instant at, Severity severity, String key, Object... facts) {
        return new Step(at, severity, key, List.of(facts));
    }
}
