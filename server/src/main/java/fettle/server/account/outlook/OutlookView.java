package fettle.server.account.outlook;

import fettle.contracts.margin.outlook.MarginWatch;
import fettle.contracts.margin.outlook.TargetPrice;
import fettle.contracts.margin.outlook.Trend;
import fettle.server.account.figure.Amounts;
import fettle.web.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Where a client's margin is going, as its page shows it: the trend, this month's heading, a price, a what-if.
///
/// @param price how the price came about; "" while no month is over
public record OutlookView(List<Fig> figures, String price, Asked asked, List<Row> rows) {

    /// A figure with what stands beside and below it.
    public record Fig(String label, String value, String beside, String note) {}

    /// What the form says.
    public record Asked(String target, boolean year, String users, String wages, String reactive) {}

    /// A part of the month now and then, and how one becomes the other.
    public record Row(String name, boolean sum, String now, String then, String how) {}

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.UK);

    /// What the page shows of an outlook, and of what was asked.
    public static OutlookView of(Outlook outlook, WhatIf asked, Texts texts) {
        var words = new OutlookWords(texts);
        Optional<TargetPrice> costs = outlook.costs(asked.judged());
        return new OutlookView(
                List.of(
                        rolling(outlook.trend(), outlook.last(), texts),
                        heading(outlook.watch(), texts),
                        price(costs, asked, texts)),
                costs.map(known -> words.price(known, asked)).orElse(""),
                asked(asked),
                asked.answer(outlook).map(answer -> words.rows(answer, asked)).orElse(List.of()));
    }

    /// Whether there is something to ask about.
    public boolean answers() {
        return !rows.isEmpty();
    }

    /// That the margin has fallen twice running; nothing while it has not.
    public static Optional<String> falling(Outlook outlook, Texts texts) {
        return outlook.trend().isFalling(outlook.last())
                ? Optional.of(texts.with(
                        "account.attention.falling",
                        Amounts.percent(outlook.trend().rolling(outlook.last())),
                        MONTH.format(outlook.last())))
                : Optional.empty();
    }

    /// That a running month heads below the floor; nothing while it does not, or little can be told.
    public static Optional<String> below(MarginWatch watch, Texts texts) {
        return watch.isBelow(MarginWatch.DEFAULT_FLOOR_BASIS_POINTS)
                ? Optional.of(texts.with(
                        "account.attention.heading",
                        Amounts.percent(watch.projectedBasisPoints()),
                        Amounts.percent(MarginWatch.DEFAULT_FLOOR_BASIS_POINTS)))
                : Optional.empty();
    }

    private static Fig rolling(Trend trend, YearMonth last, Texts texts) {
        return new Fig(
                texts.with("account.rolling", MONTH.format(last.minusMonths(2)), MONTH.format(last)),
                Amounts.percent(trend.rolling(last)),
                points(trend.againstBefore(last), "account.points-before", "", texts),
                trend.rolling(last).isEmpty()
                        ? texts.with("account.rolling-none")
                        : points(
                                trend.againstYearAgo(last),
                                "account.points-year",
                                texts.with("account.points-year-none"),
                                texts));
    }

    private static Fig heading(Optional<MarginWatch> watch, Texts texts) {
        return new Fig(
                texts.with("account.heading"),
                Amounts.percent(watch.map(MarginWatch::projectedBasisPoints).orElse(OptionalLong.empty())),
                "",
                watch.flatMap(MarginWatch::projectedLabour)
                        .map(labour -> texts.with("account.heading-labour", Amounts.money(labour)))
                        .orElseGet(() -> texts.with("account.heading-none")));
    }

    private static Fig price(Optional<TargetPrice> costs, WhatIf asked, Texts texts) {
        return new Fig(
                texts.with("account.target-price", Amounts.percent(asked.target())),
                costs.map(known -> Amounts.money(asked.price(known))).orElse(Amounts.NONE),
                costs.isPresent() ? texts.with("account.a-month") : "",
                costs.map(known -> texts.with(
                                "account.cost-range", Amounts.money(known.lowest()), Amounts.money(known.highest())))
                        .orElseGet(() -> texts.with("account.target-none")));
    }

    private static String points(OptionalLong change, String key, String otherwise, Texts texts) {
        if (change.isEmpty()) {
            return otherwise;
        }
        BigDecimal points = BigDecimal.valueOf(change.getAsLong(), 2).setScale(1, RoundingMode.HALF_UP);
        String sign = points.signum() < 0 ? "−" : "+";
        return texts.with(key, sign + points.abs().toPlainString());
    }

    private static Asked asked(WhatIf asked) {
        return new Asked(
                plain(asked.target()),
                asked.judged() == 12,
                String.valueOf(asked.users()),
                plain(asked.wages()),
                plain(asked.reactive()));
    }

    private static String plain(int points) {
        return points == 0
                ? "0"
                : BigDecimal.valueOf(points, 2).stripTrailingZeros().toPlainString();
    }
}
