package fettle.server.contract.closed;

import static java.util.stream.Collectors.toUnmodifiableMap;

import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The months that were closed for each client, by the statements in `closed.sql`.
public final class ClosedMonths {

    /// The closed months of a client, the oldest first.
    public List<ClosedMonth> of(Tx tx, long clientId) {
        Tx client = tx.forClient(clientId);
        return client.sql("closed.months").list(row -> closed(client, row));
    }

    public Optional<ClosedMonth> find(Tx tx, long clientId, YearMonth month) {
        return of(tx, clientId).stream()
                .filter(closed -> closed.month().equals(month))
                .findFirst();
    }

    /// Keeps a month as it is now; once closed it stays closed.
    public void close(Tx tx, long clientId, ClosedMonth month) {
        mustNotBeClosed(tx, clientId, month.month());
        Tx client = tx.forClient(clientId);
        client.sql("closed.insert")
                .set("month", month.month().toString())
                .set("closedAt", month.at())
                .set("closedBy", month.by())
                .set("currency", month.currency().map(Currency::getCurrencyCode))
                .set("inputs", month.inputs())
                .update();
        month.figures()
                .forEach((figure, amount) -> client.sql("closed.insert-figure")
                        .set("month", month.month().toString())
                        .set("figure", figure)
                        .set("amount", amount)
                        .update());
    }

    /// @throws Refusal.Conflict when the month was closed before
    public void mustNotBeClosed(Tx tx, long clientId, YearMonth month) {
        if (find(tx, clientId, month).isPresent()) {
            throw new Refusal.Conflict("contract.closed-already", month);
        }
    }

    /// @throws Refusal.Invalid when something that begins on a day would change a month that was closed
    public void mustBeOpen(Tx tx, long clientId, LocalDate from) {
        of(tx, clientId).stream()
                .map(ClosedMonth::month)
                .max(YearMonth::compareTo)
                .filter(last -> !from.isAfter(last.atEndOfMonth()))
                .ifPresent(last -> {
                    throw Refusal.Invalid.field(
                            "from", "contract.month-closed", last.plusMonths(1).atDay(1));
                });
    }

    private static ClosedMonth closed(Tx client, Row row) {
        String month = row.text("month_closed");
        Map<String, Long> figures = client
                .sql("closed.figures")
                .set("month", month)
                .list(figure -> Map.entry(figure.text("figure"), figure.id("amount")))
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        return new ClosedMonth(
                YearMonth.parse(month),
                row.instant("closed_at"),
                row.id("closed_by"),
                row.optionalText("currency").map(Currency::getInstance),
                row.text("inputs"),
                figures);
    }
}
