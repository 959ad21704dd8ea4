package fettle.contracts.settle;

/// What a line does for a piece of work (DOMAIN 3.3).
public enum Use {
    /// Covered by a fee, without charge.
    INCLUDED,
    /// Drawn from an allowance of an earlier period.
    ROLLED_OVER,
    /// Drawn from this period's allowance.
    ALLOWANCE,
    /// Drawn from minutes bought ahead.
    BLOCK,
    /// Drawn from money paid ahead.
    RETAINER,
    /// Charged at the rate that a used-up allowance or block names.
    OVERAGE,
    /// Charged by the hour.
    HOURLY,
    /// Charged by the ticket.
    INCIDENT;

    /// Whether it adds to the client's bill; the others were paid for already.
    public boolean isCharged() {
        return switch (this) {
            case OVERAGE, HOURLY, INCIDENT -> true;
            case INCLUDED, ROLLED_OVER, ALLOWANCE, BLOCK, RETAINER -> false;
        };
    }
}
