package fettle.contracts.contract.term;

import java.time.LocalDate;

/// Where a contract stands in its term on a day (DOMAIN 3.8).
///
/// @param index the number of the term, 0 for the first
/// @param termEnd its last day
/// @param lastNoticeDay the last day on which notice can be given for that end
public record Renewal(int index, LocalDate termEnd, LocalDate lastNoticeDay, State state) {

    /// How long before the last day of notice a renewal is brought up.
    static final int DAYS_OF_WARNING = 30;

    /// What there is to decide.
    public enum State {
        IN_TERM,
        /// The last day of notice comes within 30 days, or is today.
        RENEWAL_DUE,
        /// The term can't be ended any more, so the next one follows.
        NOTICE_PASSED
    }
}
