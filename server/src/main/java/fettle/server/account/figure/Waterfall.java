package fettle.server.account.figure;

import fettle.contracts.money.Money;
import fettle.server.account.Ledger;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Where a month's revenue went, as a picture: each bar begins where the one before it ended.
///
/// @param finding what the picture shows, for whoever does not see it
/// @param zero where nothing is left
public record Waterfall(String finding, String zero, List<Bar> bars, List<Join> joins) {

    /// A bar with its figure above and its name below.
    public record Bar(
            String look,
            String x,
            String y,
            String width,
            String height,
            String middle,
            String above,
            String value,
            String name) {}

    /// The dotted line from one bar to the next.
    public record Join(String from, String to, String y) {}

    private record Step(String name, Money amount, boolean sum, String look) {}

    private static final double WIDTH = 740;
    private static final double TOP = 24;
    private static final double BOTTOM = 190;

    public static Waterfall of(Ledger ledger, Texts texts) {
        List<Step> steps = steps(ledger, texts);
        String finding = steps.stream()
                .map(step -> step.name() + " " + Amounts.money(step.amount()))
                .collect(Collectors.joining(", "));
        return new Drawing(steps).drawn(texts.with("account.waterfall", finding));
    }

    private static List<Step> steps(Ledger ledger, Texts texts) {
        var earned = Earnings.of(ledger);
        List<Step> steps = new ArrayList<>();
        add(steps, texts.with("account.fixed"), earned.fixed(), "f1");
        add(steps, texts.with("account.by-the-hour"), earned.byTheHour(), "f2");
        add(steps, texts.with("account.credits"), ledger.credits().negated(), "f-bad");
        add(steps, texts.with("account.labour"), ledger.labour().negated(), "f5");
        add(steps, texts.with("account.direct"), ledger.direct().negated(), "f5");
        steps.add(new Step(texts.with("account.gross"), ledger.gross(), true, good(ledger.gross())));
        add(steps, texts.with("account.overhead"), ledger.overhead().negated(), "f5");
        steps.add(
                new Step(texts.with("account.contribution"), ledger.contribution(), true, good(ledger.contribution())));
        return steps;
    }

    private static void add(List<Step> steps, String name, Money amount, String look) {
        if (!amount.isZero()) {
            steps.add(new Step(name, amount, false, look));
        }
    }

    private static String good(Money left) {
        return left.isNegative() ? "f-bad" : "f-good";
    }

    /// Places the steps on the paper.
    private static final class Drawing {

        private final List<Step> steps;
        private final double lowest;
        private final double highest;

        Drawing(List<Step> steps) {
            this.steps = steps;
            double low = 0;
            double high = 1;
            double level = 0;
            for (Step step : steps) {
                level = step.sum()
                        ? step.amount().minor()
                        : level + step.amount().minor();
                low = Math.min(low, level);
                high = Math.max(high, level);
            }
            lowest = low;
            highest = high;
        }

        Waterfall drawn(String finding) {
            List<Bar> bars = new ArrayList<>();
            List<Join> joins = new ArrayList<>();
            double pitch = WIDTH / steps.size();
            double width = Math.min(68, pitch * 0.72);
            double level = 0;
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                double from = step.sum() ? 0 : level;
                level = step.sum()
                        ? step.amount().minor()
                        : level + step.amount().minor();
                double x = 5 + i * pitch + (pitch - width) / 2;
                bars.add(bar(step, x, width, from, level));
                if (i + 1 < steps.size()) {
                    joins.add(new Join(point(x + width), point(x + pitch), point(y(level))));
                }
            }
            return new Waterfall(finding, point(y(0)), bars, joins);
        }

        private Bar bar(Step step, double x, double width, double from, double to) {
            double top = y(Math.max(from, to));
            double height = Math.max(1, y(Math.min(from, to)) - top);
            return new Bar(
                    step.look(),
                    point(x),
                    point(top),
                    point(width),
                    point(height),
                    point(x + width / 2),
                    point(top - 7),
                    Amounts.money(step.amount()),
                    step.name());
        }

        private double y(double amount) {
            return BOTTOM - (amount - lowest) / (highest - lowest) * (BOTTOM - TOP);
        }

        private static String point(double at) {
            return String.format(Locale.ROOT, "%.1f", at);
        }
    }
}
