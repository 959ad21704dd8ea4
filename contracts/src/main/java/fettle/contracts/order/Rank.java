package fettle.contracts.order;

/// What goes before any score, in this order; the first three are class 0 (DOMAIN 7.1).
public enum Rank {
    /// Work of a safety kind.
    SAFETY,
    /// P1 that nobody is at.
    P1_WITHOUT_OWNER,
    /// A promise missed, or a response broken for more than 15 minutes.
    BROKEN_WORD,
    /// Everything else.
    BY_SCORE;

    /// Whether it goes before every score, and may be taken at the limit of work begun (DOMAIN 7.1, 7.3).
    public boolean isClassZero() {
        return this != BY_SCORE;
    }
}
