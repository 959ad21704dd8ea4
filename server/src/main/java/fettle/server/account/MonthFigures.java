package fettle.server.account;

import static java.util.stream.Collectors.joining;

import fettle.contracts.money.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The figures of a month that are kept when it is closed, by name.
public final class MonthFigures {

    /// In the order in which they are shown.
    public static final List<String> NAMES =
            List.of("revenue", "credits", "labour", "direct", "gross", "minutes", "tickets", "kept");

    private static final List<String> COUNTS = List.of("minutes", "tickets", "kept");

    private MonthFigures() {}

    /// Amounts in minor units, and counts.
    public static Map<String, Long> of(AccountMonth month) {
        Map<String, Long> figures = new TreeMap<>();
        month.ledger().ifPresent(ledger -> {
            figures.put("revenue", ledger.revenue().minor());
            figures.put("credits", ledger.credits().minor());
            figures.put("labour", ledger.labour().minor());
            figures.put("direct", ledger.direct().minor());
            figures.put("gross", ledger.gross().minor());
            figures.put("minutes", ledger.hours().toMinutes());
        });
        figures.put("tickets", (long) month.service().headline().tickets());
        figures.put("kept", (long) month.service().headline().kept());
        return figures;
    }

    public static boolean isMoney(String name) {
        return !COUNTS.contains(name);
    }

    /// The work behind them, a line for each piece: id, minutes, what it was to the contract, charged, labour.
    static String inputs(AccountMonth month) {
        return month.ledger().stream()
                .flatMap(ledger -> ledger.work().stream())
                .map(booked -> String.join(
                        ";",
                        String.valueOf(booked.work().id()),
                        String.valueOf(booked.work().minutes()),
                        booked.answer().name(),
                        booked.charged().map(Money::toString).orElse("-"),
                        booked.cost().map(Money::toString).orElse("-")))
                .collect(joining("\n"));
    }
}
