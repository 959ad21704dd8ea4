package fettle.server.contract;

import java.util.Set;

/// One priced promise of a contract, in minor units of its currency (DOMAIN 3.1).
public sealed interface Line {

    String name();

    /// A fee for each month, and what it covers.
    ///
    /// @param covered the services whose work is included; empty for all of it
    record Fixed(String name, long feeMinor, Set<String> covered) implements Line {

        public Fixed {
            covered = Set.copyOf(covered);
        }

        /// A fee that includes all work.
        public Fixed(String name, long feeMinor) {
            this(name, feeMinor, Set.of());
        }

        public boolean coversAll() {
            return covered.isEmpty();
        }
    }

    /// An hourly rate for billable work.
    ///
    /// @param incrementMinutes an entry is rounded up to a whole number of these, 1 for exact minutes
    /// @param minimumMinutes no billable entry counts less, 0 for none
    record TimeAndMaterials(String name, long rateMinor, int incrementMinutes, int minimumMinutes) implements Line {}
}
