package fettle.server.contract;

/// One priced promise of a contract, in minor units of its currency (DOMAIN 3.1).
public sealed interface Line {

    String name();

    /// A fee for each month.
    record Fixed(String name, long feeMinor) implements Line {}

    /// An hourly rate for billable work.
    ///
    /// @param incrementMinutes an entry is rounded up to a whole number of these, 1 for exact minutes
    /// @param minimumMinutes no billable entry counts less, 0 for none
    record TimeAndMaterials(String name, long rateMinor, int incrementMinutes, int minimumMinutes) implements Line {}
}
