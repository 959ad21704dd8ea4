package fettle.server.api.agreement;

import fettle.contracts.margin.outlook.MarginWatch;
import fettle.contracts.margin.outlook.Situation;
import fettle.contracts.margin.outlook.TargetPrice;
import fettle.server.account.ClientMonths;
import fettle.server.account.outlook.Outlook;
import fettle.server.account.outlook.WhatIf;
import fettle.server.api.call.Amount;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.store.Tx;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a client's margin is going: its trend, this month's heading, the price for a margin, a what-if.
public final class OutlookResource implements Resource {

    /// All of it; shares in basis points, 2500 for 25 %.
    ///
    /// @param month the last that is over, which ends the rolling quarter
    record Whole(
            String client,
            YearMonth month,
            Optional<Long> rollingBasisPoints,
            Optional<Long> againstBefore,
            Optional<Long> againstYearAgo,
            boolean falling,
            Optional<Heading> heading,
            Optional<Price> target,
            Optional<Answer> whatIf) {}

    /// Where a running month is heading.
    record Heading(Amount revenue, Amount labour, Optional<Long> grossMarginBasisPoints, boolean belowFloor) {

        static Heading of(MarginWatch watch) {
            return new Heading(
                    Amount.of(watch.revenue()),
                    Amount.of(watch.projectedLabour().orElseThrow()),
                    optional(watch.projectedBasisPoints()),
                    watch.isBelow(MarginWatch.DEFAULT_FLOOR_BASIS_POINTS));
        }
    }

    /// The price for a margin, with the costs it was worked out from.
    record Price(int marginBasisPoints, Amount price, int months, Amount mean, Amount lowest, Amount highest) {

        static Price of(TargetPrice costs, WhatIf asked) {
            return new Price(
                    asked.target(),
                    Amount.of(asked.price(costs)),
                    costs.months().size(),
                    Amount.of(costs.mean()),
                    Amount.of(costs.lowest()),
                    Amount.of(costs.highest()));
        }
    }

    /// An ordinary month, and what it would be.
    record Answer(Month now, Month then) {}

    /// An ordinary month.
    record Month(
            long users,
            Amount revenue,
            Amount reactiveLabour,
            Amount otherLabour,
            Amount directCosts,
            Amount otherCosts,
            Amount grossMargin,
            Optional<Long> grossMarginBasisPoints) {

        static Month of(Situation month) {
            return new Month(
                    month.users(),
                    Amount.of(month.revenue()),
                    Amount.of(month.reactive()),
                    Amount.of(month.planned()),
                    Amount.of(month.direct()),
                    Amount.of(month.other()),
                    Amount.of(month.gross()),
                    optional(month.grossBasisPoints()));
        }
    }

    private final InstantSource clock;
    private final ClientMonths months;

    /// Over these months, as they stand now.
    public OutlookResource(InstantSource clock, ClientMonths months) {
        this.clock = clock;
        this.months = months;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.read("/clients/{id}/outlook/{month}", this::outlook));
    }

    private Object outlook(Call call, Tx tx) {
        WhatIf asked = new WhatIf(
                number(call, "targetBasisPoints", WhatIf.NOTHING.target()),
                number(call, "months", WhatIf.NOTHING.judged()),
                number(call, "moreUsers", 0),
                number(call, "wagesBasisPoints", 0),
                number(call, "lessReactiveBasisPoints", 0));
        var outlook = Outlook.of(
                months.months(tx, call.inPath("id"), call.monthInPath("month"), Outlook.MONTHS), clock.instant());
        return new Whole(
                call.textInPath("id"),
                outlook.last(),
                optional(outlook.trend().rolling(outlook.last())),
                optional(outlook.trend().againstBefore(outlook.last())),
                optional(outlook.trend().againstYearAgo(outlook.last())),
                outlook.trend().isFalling(outlook.last()),
                outlook.watch().map(Heading::of),
                outlook.costs(asked.judged()).map(costs -> Price.of(costs, asked)),
                asked.answer(outlook).map(answer -> new Answer(Month.of(answer.now()), Month.of(answer.then()))));
    }

    private static int number(Call call, String name, int otherwise) {
        return call.parameter(name).map(Integer::parseInt).orElse(otherwise);
    }

    private static Optional<Long> optional(OptionalLong known) {
        return known.isPresent() ? Optional.of(known.getAsLong()) : Optional.empty();
    }
}
