package fettle.server.account.outlook;

import fettle.contracts.margin.outlook.Situation;
import fettle.contracts.margin.outlook.TargetPrice;
import fettle.contracts.money.Money;
import fettle.server.account.figure.Amounts;
import fettle.server.account.outlook.OutlookView.Row;
import fettle.web.text.Texts;
import java.util.List;
import java.util.function.Function;

/// Says how a price and the parts of a what-if come about.
record OutlookWords(Texts texts) {

    String price(TargetPrice costs, WhatIf asked) {
        return texts.with(
                "account.target-words",
                Amounts.money(costs.mean()),
                costs.months().size(),
                Amounts.percent(asked.target()),
                Amounts.money(asked.price(costs)),
                Amounts.money(costs.lowest()),
                Amounts.money(costs.highest()));
    }

    List<Row> rows(WhatIf.Answer answer, WhatIf asked) {
        Situation now = answer.now();
        Situation then = answer.then();
        String people = texts.with("account.what-if.how.people", then.users(), now.users());
        String wages = texts.with("account.what-if.how.wages", Amounts.percent(10_000L + asked.wages()));
        return List.of(
                new Row(
                        texts.with("account.what-if.users"),
                        false,
                        String.valueOf(now.users()),
                        String.valueOf(then.users()),
                        texts.with("account.what-if.how.users", asked.users())),
                row(answer, "revenue", Situation::revenue, revenue(now, asked)),
                row(
                        answer,
                        "reactive",
                        Situation::reactive,
                        people
                                + ", "
                                + wages
                                + ", "
                                + texts.with("account.what-if.how.hours", Amounts.percent(10_000L - asked.reactive()))),
                row(answer, "planned", Situation::planned, wages),
                row(answer, "direct", Situation::direct, people),
                row(answer, "other", Situation::other, texts.with("account.what-if.how.same")),
                sum(answer, "gross", Situation::gross, texts.with("account.what-if.how.gross")),
                new Row(
                        texts.with("account.gross-share"),
                        true,
                        Amounts.percent(now.grossBasisPoints()),
                        Amounts.percent(then.grossBasisPoints()),
                        texts.with("account.what-if.how.share")),
                sum(
                        answer,
                        "price",
                        month -> month.priceFor(asked.target()),
                        texts.with("account.what-if.how.price", Amounts.percent(asked.target()))));
    }

    private String revenue(Situation now, WhatIf asked) {
        return now.pricePerUser().isZero()
                ? texts.with("account.what-if.how.fixed")
                : texts.with("account.what-if.how.seats", asked.users(), Amounts.money(now.pricePerUser()));
    }

    private Row row(WhatIf.Answer answer, String what, Function<Situation, Money> of, String how) {
        return new Row(
                texts.with("account.what-if." + what),
                false,
                Amounts.money(of.apply(answer.now())),
                Amounts.money(of.apply(answer.then())),
                how);
    }

    private Row sum(WhatIf.Answer answer, String what, Function<Situation, Money> of, String how) {
        Row row = row(answer, what, of, how);
        return new Row(row.name(), true, row.now(), row.then(), row.how());
    }
}
