package fettle.server.account.company;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import fettle.server.account.company.Profit.Figures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// A column of the table of all clients, by which it can be sorted.
enum Column {
    CLIENT(_ -> 0),
    REVENUE(figures -> figures.revenue().minor()),
    LABOUR(figures -> figures.labour().minor()),
    DIRECT(figures -> figures.direct().minor()),
    GROSS(figures -> figures.gross().minor()),
    GROSS_SHARE(figures -> figures.grossBasisPoints().orElse(Long.MIN_VALUE)),
    CONTRIBUTION(figures -> figures.contribution().minor()),
    CONTRIBUTION_SHARE(figures -> figures.contributionBasisPoints().orElse(Long.MIN_VALUE)),
    HOURS(figures -> figures.hours().toMinutes()),
    EFFECTIVE_RATE(figures -> figures.effectiveRate().map(rate -> rate.minor()).orElse(Long.MIN_VALUE)),
    QUALITY(figures -> figures.quality().grade().ordinal());

    private final ToLongFunction<Figures> figure;

    Column(ToLongFunction<Figures> figure) {
        this.figure = figure;
    }

    static Column of(String word) {
        return Arrays.stream(values())
                .filter(column -> column.word().equals(word))
                .findFirst()
                .orElse(GROSS_SHARE);
    }

    /// How addresses and texts call it.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The clients in the order of this column, those of one currency together, those without figures last.
    List<Profit> sorted(List<Profit> clients, boolean down) {
        Comparator<Profit> byName = comparing(profit -> profit.client().name());
        Comparator<Profit> order = this == CLIENT ? byName : comparingLong(this::value);
        Comparator<Profit> without = comparing(profit -> profit.figures().isEmpty());
        return clients.stream()
                .sorted(without.thenComparing(Column::currency)
                        .thenComparing(down ? order.reversed() : order)
                        .thenComparing(byName))
                .toList();
    }

    private long value(Profit profit) {
        return profit.figures().map(figure::applyAsLong).orElse(Long.MIN_VALUE);
    }

    private static String currency(Profit profit) {
        return profit.figures().map(one -> one.currency().getCurrencyCode()).orElse("");
    }
}
