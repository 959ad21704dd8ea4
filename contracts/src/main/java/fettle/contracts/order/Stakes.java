package fettle.contracts.order;

import fettle.contracts.sla.Priority;

/// What a desk takes to be at stake, in whole units of its currency (DOMAIN 7.1).
///
/// Judgement, not measurement: try others on real history before trusting the order that they give.
///
/// @param usualImpact an hour's worth of trouble whose effect is not known
/// @param word what a broken commitment costs
/// @param promise what a missed promise costs
/// @param waiting what an hour of waiting adds
public record Stakes(ByPriority usualImpact, ByPriority word, double promise, double waiting) {

    public static final Stakes STANDARD =
            new Stakes(new ByPriority(500, 150, 40, 10), new ByPriority(200, 100, 40, 15), 100, 5);

    /// An amount for each priority, zero or more.
    public record ByPriority(double p1, double p2, double p3, double p4) {

        /// @throws IllegalArgumentException for a negative amount
        public ByPriority {
            require(p1);
            require(p2);
            require(p3);
            require(p4);
        }

        /// The amount of one priority.
        public double of(Priority priority) {
            return switch (priority) {
                case P1 -> p1;
                case P2 -> p2;
                case P3 -> p3;
                case P4 -> p4;
            };
        }
    }

    /// @throws IllegalArgumentException for a negative amount
    public Stakes {
        require(promise);
        require(waiting);
    }

    private static void require(double amount) {
        if (!(amount >= 0)) {
            throw new IllegalArgumentException("Zero or more is at stake, not " + amount + ".");
        }
    }
}
