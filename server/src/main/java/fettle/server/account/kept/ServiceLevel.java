package fettle.server.account.kept;

import static java.util.stream.Collectors.groupingBy;

import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.attainment.AdjustedAttainment;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.Goal;
import fettle.contracts.sla.attainment.Headline;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.contracts.sla.clock.Outcome;
import fettle.server.sla.CaseOutcome;
import fettle.server.sla.KnownOutcome;
import fettle.server.sla.LeftOut;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// How a month's promises to a client were kept (DOMAIN 2.8).
///
/// @param zone the client's, in which the month begins and ends
/// @param known every outcome that became known in the month, without what was approved to be left out
/// @param raw the same as it happened
/// @param leftOut what was approved to be left out of the month's shares
/// @param goal what the contract aims at; none without a contract
public record ServiceLevel(
        YearMonth month,
        ZoneId zone,
        List<KnownOutcome> known,
        List<KnownOutcome> raw,
        List<LeftOut> leftOut,
        Optional<Goal> goal) {

    public ServiceLevel {
        known = List.copyOf(known);
        raw = List.copyOf(raw);
        leftOut = List.copyOf(leftOut);
    }

    /// A month of all that became known over several.
    ///
    /// @param leftOut what was approved to be left out of any of them
    public static ServiceLevel of(
            YearMonth month,
            ZoneId zone,
            List<KnownOutcome> known,
            List<KnownOutcome> raw,
            List<LeftOut> leftOut,
            Optional<Goal> goal) {
        List<KnownOutcome> counted = within(month, zone, known);
        List<KnownOutcome> happened = within(month, zone, raw);
        return new ServiceLevel(
                month,
                zone,
                counted,
                happened,
                leftOut.stream()
                        .filter(one -> !ofTicket(one, counted).equals(ofTicket(one, happened)))
                        .toList(),
                goal);
    }

    private static List<KnownOutcome> within(YearMonth month, ZoneId zone, List<KnownOutcome> known) {
        return known.stream()
                .filter(one ->
                        YearMonth.from(one.outcome().knownAt().atZone(zone)).equals(month))
                .toList();
    }

    private static List<KnownOutcome> ofTicket(LeftOut leftOut, List<KnownOutcome> known) {
        return known.stream().filter(one -> one.number() == leftOut.number()).toList();
    }

    /// Tickets with every promise kept, of those with a promise due.
    public Headline headline() {
        Collection<List<Outcome>> tickets = known.stream().collect(groupingBy(KnownOutcome::number)).values().stream()
                .map(ofTicket -> ofTicket.stream().map(ServiceLevel::outcome).toList())
                .toList();
        return Headline.of(tickets, month, zone);
    }

    public Attainment attainment(Commitment commitment) {
        return attainment(commitment, known, _ -> true);
    }

    /// The share as it happened beside the one without what was left out.
    public AdjustedAttainment adjusted(Commitment commitment) {
        return new AdjustedAttainment(attainment(commitment, raw, _ -> true), attainment(commitment));
    }

    public Attainment attainment(Priority priority, Commitment commitment) {
        return attainment(commitment, known, outcome -> outcome.priority() == priority);
    }

    /// Whether a share meets the goal; without a goal nothing is missed.
    public boolean isAttained(Attainment attainment) {
        return goal.map(aim -> aim.isAttainedBy(attainment)).orElse(true);
    }

    /// The cases as contracts measure them, in the order in which they became known.
    public List<MeasuredCase> cases() {
        return cases(known);
    }

    /// Outcomes as the cases that contracts measure.
    public static List<MeasuredCase> cases(List<KnownOutcome> known) {
        return known.stream()
                .map(one -> new MeasuredCase(
                        String.valueOf(one.number()), one.outcome().priority(), outcome(one)))
                .toList();
    }

    /// Each promise that was broken.
    public List<KnownOutcome> breaches() {
        return known.stream().filter(outcome -> !outcome.outcome().met()).toList();
    }

    private Attainment attainment(Commitment commitment, List<KnownOutcome> measured, Predicate<CaseOutcome> which) {
        List<Outcome> cases = measured.stream()
                .map(KnownOutcome::outcome)
                .filter(which)
                .map(ServiceLevel::outcome)
                .toList();
        return Attainment.of(commitment, cases, month, zone);
    }

    private static Outcome outcome(KnownOutcome known) {
        return outcome(known.outcome());
    }

    private static Outcome outcome(CaseOutcome it) {
        return new Outcome(it.commitment(), it.met(), it.knownAt(), it.counted(), it.open(), it.live());
    }
}
