package fettle.contracts.sla.attainment;

/// A month's attainment as it happened and after approved exclusions: reports show both (DOMAIN 2.8).
///
/// @param raw from evaluations that leave the exclusions out (`SlaEvaluation.evaluateRaw`)
/// @param adjusted from evaluations with them, without the cases excluded altogether
public record AdjustedAttainment(Attainment raw, Attainment adjusted) {

    /// Whether more than one case in twenty was excluded, which is itself an exception.
    public boolean excludesMany() {
        return (raw.n() - adjusted.n()) * 20 > raw.n();
    }
}
