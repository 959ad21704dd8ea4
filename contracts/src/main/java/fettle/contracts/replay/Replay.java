package fettle.contracts.replay;

import static java.util.stream.Collectors.groupingBy;

import fettle.contracts.contract.Contract;
import fettle.contracts.margin.ClientMonth;
import fettle.contracts.money.Money;
import fettle.contracts.settle.Settled;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.sla.attainment.Attainment;
import fettle.contracts.sla.attainment.MeasuredCase;
import fettle.contracts.sla.attainment.ServiceMonth;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.sla.clock.SlaEvaluation;
import fettle.contracts.words.Refused;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A client's history judged, settled and booked by a deal, month by month.
///
/// What people did and when they did it is taken as it was: another deal does not make anybody answer sooner. The same
/// history and deal give the same result, on any day and any machine.
///
/// @param months each one asked for, in order
public record Replay(Deal deal, List<ReplayedMonth> months) {

    public Replay {
        months = List.copyOf(months);
    }

    /// Replays a history under a deal: the one of the time gives what did happen, another what would have.
    ///
    /// Outcomes are those known at the end of the last month, or where the history ends within it: a
    /// running month is judged as it stands, and what is still open in it is not taken as broken.
    ///
    /// @param first the first month to report; work before it counts for balances
    /// @param last not before `first`, and at most ten years after it
    /// @throws Refused when the months stand the other way round or lie further apart
    public static Replay of(ClientHistory history, Deal deal, YearMonth first, YearMonth last) {
        if (last.isBefore(first) || last.isAfter(first.plusYears(10))) {
            throw Refused.because("contracts.replay.months", first.atDay(1), last.atDay(1));
        }
        Map<YearMonth, List<MeasuredCase>> cases = cases(history, deal, last);
        Settled settled = Settled.settle(deal.contract(), history.work(), history.locked(), last);
        List<ReplayedMonth> months = new ArrayList<>();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month(history, deal, settled, month, cases.getOrDefault(month, List.of())));
        }
        return new Replay(deal, months);
    }

    /// The contract that was replayed.
    public Contract contract() {
        return deal.contract();
    }

    /// The promises by the month in which their outcome became known.
    private static Map<YearMonth, List<MeasuredCase>> cases(ClientHistory history, Deal deal, YearMonth last) {
        Instant lastMoment = last.plusMonths(1)
                .atDay(1)
                .atStartOfDay(deal.zone())
                .toInstant()
                .minusNanos(1);
        Instant end = history.until().isBefore(lastMoment) ? history.until() : lastMoment;
        List<MeasuredCase> cases = new ArrayList<>();
        for (TicketHistory ticket : history.tickets()) {
            SlaPolicy policy = deal.policyAt(ticket.received().at());
            Optional<SlaEvaluation> evaluation = SlaEvaluation.evaluate(policy, deal.events(ticket), end);
            evaluation.ifPresent(known -> {
                for (Outcome outcome : known.outcomes()) {
                    cases.add(new MeasuredCase(ticket.ticket(), known.priority(), outcome));
                }
            });
        }
        return cases.stream()
                .collect(
                        groupingBy(one -> YearMonth.from(one.outcome().knownAt().atZone(deal.zone()))));
    }

    private static ReplayedMonth month(
            ClientHistory history, Deal deal, Settled settled, YearMonth month, List<MeasuredCase> cases) {
        var service = new ServiceMonth(month, deal.zone(), cases);
        Map<Commitment, Attainment> attainment = new EnumMap<>(Commitment.class);
        for (Commitment commitment : Commitment.values()) {
            attainment.put(commitment, service.attainment(commitment));
        }
        var costs = new ClientMonth.Costs(
                credits(deal, settled, month, attainment, cases), history.directCost(month), history.overheadPerHour());
        ClientMonth books = ClientMonth.of(
                settled,
                month,
                work -> Optional.ofNullable(history.labourRates().get(work.id())),
                costs);
        return new ReplayedMonth(
                month,
                service.headline(),
                cases,
                attainment,
                settled.balances().stream()
                        .filter(balance -> balance.month().equals(month))
                        .toList(),
                books);
    }

    private static Money credits(
            Deal deal,
            Settled settled,
            YearMonth month,
            Map<Commitment, Attainment> attainment,
            List<MeasuredCase> cases) {
        Money sum = Money.zero(deal.contract().currency());
        for (CreditTerm term : deal.credits()) {
            Money fee = settled.earned().stream()
                    .filter(earned ->
                            earned.month().equals(month) && earned.line().name().equals(term.line()))
                    .map(earned -> earned.amount())
                    .reduce(Money.zero(sum.currency()), Money::plus);
            sum = sum.plus(term.owed(attainment, cases, fee));
        }
        return sum;
    }
}
