package fettle.contracts.settle;

/// Why a piece of work is not charged; it costs us all the same (DOMAIN 3.2).
public enum Unbilled {
    OUR_FAULT,
    WARRANTY,
    GOODWILL,
    INTERNAL,
    /// Work before a sale, or that nobody sold.
    UNSOLD
}
