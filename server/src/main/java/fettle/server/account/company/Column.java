package fettle.server.account.company;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import fettle.contracts.margin.MarginQuality;
import fettle.contracts.money.Money;
import fettle.server.account.company.Profit.Figures;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// A column of the table of all clients, by which it can be sorted.
enum Column {
    CLIENT,
    REVENUE,
    LABOUR,
    DIRECT,
    GROSS,
    GROSS_SHARE,
    CONTRIBUTION,
    CONTRIBUTION_SHARE,
    HOURS,
    EFFECTIVE_RATE,
    QUALITY;

    private static final long NONE = Long.MIN_VALUE;

    /// The poorest margin first, where an address names no column.
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
        Comparator<Profit> order = this == CLIENT
                ? byName
                : comparingLong(profit -> profit.figures().map(this::value).orElse(NONE));
        Comparator<Profit> without = comparing(profit -> profit.figures().isEmpty());
        return clients.stream()
                .sorted(without.thenComparing(Column::currency)
                        .thenComparing(down ? order.reversed() : order)
                        .thenComparing(byName))
                .toList();
    }

    private long value(Figures figures) {
        return switch (this) {
            case CLIENT -> NONE;
            case REVENUE -> figures.revenue().minor();
            case LABOUR -> figures.labour().minor();
            case DIRECT -> figures.direct().minor();
            case GROSS -> figures.gross().minor();
            case GROSS_SHARE -> figures.grossBasisPoints().orElse(NONE);
            case CONTRIBUTION -> figures.contribution().minor();
            case CONTRIBUTION_SHARE -> figures.contributionBasisPoints().orElse(NONE);
            case HOURS -> figures.hours().toMinutes();
            case EFFECTIVE_RATE -> figures.effectiveRate().map(Money::minor).orElse(NONE);
            case QUALITY -> doubt(figures.quality().grade());
        };
    }

    private static long doubt(MarginQuality.Grade grade) {
        return switch (grade) {
            case SOUND -> 0;
            case FAIR -> 1;
            case POOR -> 2;
        };
    }

    private static String currency(Profit profit) {
        return profit.figures().map(one -> one.currency().getCurrencyCode()).orElse("");
    }
}
