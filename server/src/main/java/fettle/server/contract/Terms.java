package fettle.server.contract;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.SlaPolicy;
import java.util.List;
import java.util.Set;

/// What a contract version says, as an account manager writes it.
///
/// @param calendarId the hours in which time counts
/// @param stopping reasons to wait that stop the clocks of update and resolution
/// @param reopenDays business days within which a resolved ticket comes back as itself
/// @param attainmentTarget per cent of cases to be met in a month
/// @param smallSample below this many cases one breach is tolerated, 0 for never (DOMAIN 2.8)
/// @param creditBands `9500=5;9000=10`: below so many basis points, so many per cent of the fee; empty for none
/// @param caseAmounts what is given back for each broken promise, where that is agreed instead of bands
/// @param creditCap at most so many per cent of the fee
/// @param lines what is priced, in the order in which work uses it up
public record Terms(
        long calendarId,
        List<Target> targets,
        Set<PauseReason> stopping,
        SlaPolicy.Reopening reopening,
        int reopenDays,
        boolean strictDue,
        List<Integer> warningPoints,
        int attainmentTarget,
        int smallSample,
        String creditBands,
        CaseAmounts caseAmounts,
        int creditCap,
        List<ContractLine> lines) {

    public Terms {
        targets = List.copyOf(targets);
        stopping = Set.copyOf(stopping);
        warningPoints = List.copyOf(warningPoints);
        lines = List.copyOf(lines);
    }

    /// Terms that give nothing back by case.
    public Terms(
            long calendarId,
            List<Target> targets,
            Set<PauseReason> stopping,
            SlaPolicy.Reopening reopening,
            int reopenDays,
            boolean strictDue,
            List<Integer> warningPoints,
            int attainmentTarget,
            int smallSample,
            String creditBands,
            int creditCap,
            List<ContractLine> lines) {
        this(
                calendarId,
                targets,
                stopping,
                reopening,
                reopenDays,
                strictDue,
                warningPoints,
                attainmentTarget,
                smallSample,
                creditBands,
                CaseAmounts.NONE,
                creditCap,
                lines);
    }

    /// The same terms, giving back by case.
    public Terms with(CaseAmounts amounts) {
        return new Terms(
                calendarId,
                targets,
                stopping,
                reopening,
                reopenDays,
                strictDue,
                warningPoints,
                attainmentTarget,
                smallSample,
                creditBands,
                amounts,
                creditCap,
                lines);
    }

    /// The same terms with other lines.
    public Terms with(List<ContractLine> otherLines) {
        return new Terms(
                calendarId,
                targets,
                stopping,
                reopening,
                reopenDays,
                strictDue,
                warningPoints,
                attainmentTarget,
                smallSample,
                creditBands,
                caseAmounts,
                creditCap,
                otherLines);
    }
}
