package fettle.contracts.order;

import java.util.Locale;

/// One part of a score: what it would save to do the work now rather than later, in an hour of a technician.
///
/// @param worth whole units of the desk's currency, zero or more
public record Term(What what, double worth) {

    /// What is saved.
    public enum What {
        IMPACT,
        WAITING,
        RESPONSE,
        UPDATE,
        RESOLUTION,
        PROMISE;

        static What of(Owed.What owed) {
            return switch (owed) {
                case RESPONSE -> RESPONSE;
                case UPDATE -> UPDATE;
                case RESOLUTION -> RESOLUTION;
                case PROMISE -> PROMISE;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
