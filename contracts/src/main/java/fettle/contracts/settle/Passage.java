package fettle.contracts.settle;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.settle.pool.Draw;
import fettle.contracts.settle.pool.Pools;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One piece of work on its way through the lines of a contract (DOMAIN 3.3).
final class Passage {

    private final Work work;
    private final YearMonth month;
    private final List<Working> lines;
    private final Pools pools;
    private final Set<String> chargedTickets;
    private final List<Rest> rests = List.of(new Rest(false), new Rest(true));
    private final List<Split> splits = new ArrayList<>(3);
    private final List<Step> steps = new ArrayList<>();

    /// @param month in which it is charged
    /// @param lines those that hold on the day of the work, in order; none where no contract does
    /// @param chargedTickets the tickets for which a price per ticket has been charged
    Passage(Work work, YearMonth month, List<Working> lines, Pools pools, Set<String> chargedTickets) {
        this.work = work;
        this.month = month;
        this.lines = lines;
        this.pools = pools;
        this.chargedTickets = chargedTickets;
    }

    /// @param notHeld why there are no lines, if there are none
    Settlement settle(Counting counting, Optional<Step> notHeld) {
        if (isLate()) {
            steps.add(new Step.Late(work.date(), month));
        }
        if (work.unbilled().isPresent()) {
            steps.add(new Step.NotBilled(work.unbilled().get()));
            return new Settlement(work, month, Counted.NOTHING, splits, Minutes.ZERO, steps);
        }
        Counted counted = count(counting);
        steps.add(new Step.Counts(work, counted));
        notHeld.ifPresent(steps::add);
        rests.getFirst().begin(counted.weightedIn());
        rests.getLast().begin(counted.weightedAfter());
        lines.forEach(this::pass);
        chargeOverage(rests);
        Minutes uncovered = Rest.sum(rests);
        if (uncovered.isPositive()) {
            steps.add(new Step.Uncovered(uncovered));
        }
        return new Settlement(work, month, counted, splits, uncovered, steps);
    }

    private boolean isLate() {
        return !month.equals(YearMonth.from(work.date()));
    }

    /// The line that takes the work first says how it counts; where none does, every minute counts as one.
    private Counted count(Counting counting) {
        for (Working line : lines) {
            if (takesSome(line)) {
                return counting.count(work, line);
            }
        }
        return Counted.of(work, Billing.PLAIN);
    }

    private boolean takesSome(Working line) {
        boolean inHours = covers(line, false);
        boolean afterHours = covers(line, true);
        if (inHours == afterHours) {
            return inHours;
        }
        Duration open = line.terms().billing().supportHours().between(work.start(), work.end());
        return inHours ? open.isPositive() : open.compareTo(work.worked()) < 0;
    }

    private boolean covers(Working line, boolean afterHours) {
        Cover cover = line.terms().cover();
        return cover.covers(work.service(), work.kind(), work.person(), afterHours);
    }

    private void pass(Working line) {
        List<Rest> open = new ArrayList<>(2);
        for (Rest rest : rests) {
            if (rest.isOpen()) {
                open.add(rest);
            }
        }
        if (!open.isEmpty()) {
            List<Rest> covered = Trial.of(line, work, open, steps);
            if (!covered.isEmpty()) {
                take(line, covered);
            }
        }
    }

    private void take(Working line, List<Rest> covered) {
        Money none = Money.zero(line.price().currency());
        switch (line) {
            case ContractLine.Fixed _, ContractLine.Seats _ ->
                give(line, Use.INCLUDED, Rest.sum(covered), none, covered);
            case Allowance allowance -> draw(line, covered, allowance.overageRate());
            case Block block -> draw(line, covered, block.overageRate());
            case ContractLine.Retainer _ -> draw(line, covered, Optional.empty());
            case PerIncident incident -> {
                boolean first = chargedTickets.add(line.name() + "\n" + work.ticket());
                give(line, Use.INCIDENT, Rest.sum(covered), first ? incident.price() : none, covered);
            }
            case TimeAndMaterials hourly -> charge(hourly, covered);
        }
    }

    private void draw(Working line, List<Rest> covered, Optional<Money> overageRate) {
        LocalDate day = isLate() ? month.atDay(1) : work.date();
        List<Draw> draws = pools.take(line, Rest.sum(covered), work.date(), day);
        if (draws.isEmpty()) {
            steps.add(new Step.Empty(line));
        }
        for (Draw draw : draws) {
            give(line, draw.use(), draw.minutes(), draw.amount(), covered);
        }
        overageRate.ifPresent(rate -> covered.forEach(rest -> rest.exceed(new Rest.Overage(line, rate))));
    }

    private void charge(TimeAndMaterials hourly, List<Rest> covered) {
        chargeOverage(covered);
        Minutes rest = Rest.sum(covered);
        if (rest.isPositive()) {
            give(hourly, Use.HOURLY, rest, hourly.hourlyRate().perHourFor(rest), covered);
        }
    }

    /// Charges what used-up lines name a rate for, a line's minutes together.
    private void chargeOverage(List<Rest> among) {
        for (Rest rest : among) {
            if (rest.isOpen() && rest.overage().isPresent()) {
                Rest.Overage overage = rest.overage().get();
                List<Rest> alike = among.stream()
                        .filter(one -> one.overage().equals(rest.overage()))
                        .toList();
                Minutes minutes = Rest.sum(alike);
                give(overage.line(), Use.OVERAGE, minutes, overage.rate().perHourFor(minutes), alike);
            }
        }
    }

    private void give(Working line, Use use, Minutes minutes, Money amount, List<Rest> from) {
        Rest.deduct(minutes, from);
        var split = new Split(line, use, minutes, amount, hourlyRate().map(rate -> rate.perHourFor(minutes)));
        splits.add(split);
        steps.add(new Step.Took(split));
    }

    /// What an hour of such work costs by the contract, whatever comes before in its order.
    private Optional<Money> hourlyRate() {
        for (Working line : lines) {
            if (line instanceof TimeAndMaterials hourly && takesSome(line)) {
                return Optional.of(hourly.hourlyRate());
            }
        }
        return Optional.empty();
    }
}
