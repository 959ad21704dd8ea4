package fettle.server.sla;

/// A case with the figures that it belongs to: those of a month as it happened, those without what was approved to be
/// left out, or both where nothing was (DOMAIN 2.8).
record MeasuredOutcome(Measure measure, CaseOutcome outcome) {

    enum Measure {
        BOTH,
        RAW,
        ADJUSTED
    }
}
