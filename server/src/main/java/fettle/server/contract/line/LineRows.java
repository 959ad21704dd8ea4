package fettle.server.contract.line;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.money.Money;
import fettle.server.store.Ids;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The lines of contract versions as rows, by the statements in `line.sql`. Every `Tx` is bound to the client.
public final class LineRows {

    private static final List<String> PARTS = List.of(
            "price",
            "hourly",
            "seat",
            "leastSeats",
            "minutes",
            "period",
            "rolloverPeriods",
            "rolloverCap",
            "prorated",
            "fromDay",
            "lastDay",
            "increment",
            "minimum",
            "rounding",
            "countedPer",
            "calendar",
            "afterHours");

    private final Ids ids;
    private final WorkTermsRows terms;
    private final LineReader reader;

    public LineRows(Ids ids, LineCalendars calendars) {
        this.ids = ids;
        terms = new WorkTermsRows(calendars);
        reader = new LineReader(terms);
    }

    public List<ContractLine> ofVersion(Tx client, long versionId) {
        return client.sql("line.of-version").set("version", versionId).list(row -> reader.line(client, row));
    }

    /// Keeps the lines of a version in their order.
    public void insert(Tx client, long versionId, List<ContractLine> lines) {
        for (int position = 0; position < lines.size(); position++) {
            ContractLine line = lines.get(position);
            long id = ids.next();
            Sql insert = client.sql("line.insert")
                    .set("id", id)
                    .set("version", versionId)
                    .set("position", position)
                    .set("kind", LineKind.of(line))
                    .set("name", line.name())
                    .set("currency", line.price().currency().getCurrencyCode());
            PARTS.forEach(part -> insert.set(part, Optional.empty()));
            if (line instanceof Working working) {
                terms.bind(client, insert, working.terms().billing());
            }
            bind(insert, line);
            insert.update();
            insertParts(client, id, line);
        }
    }

    /// Says how many seats a line has from a day on, in place of what was said for that day.
    public void setSeats(Tx client, long versionId, String line, LocalDate from, int count) {
        long id = client
                .sql("line.of-version")
                .set("version", versionId)
                .list(row -> Map.entry(row.text("name"), row.id("id")))
                .stream()
                .filter(one -> one.getKey().equals(line))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> Refusal.Invalid.field("line", "contract.line-unknown", line));
        client.sql("line.remove-seats").set("line", id).set("validFrom", from).update();
        insertSeats(client, id, new Quantity.Change(from, count));
    }

    private static void bind(Sql insert, ContractLine line) {
        switch (line) {
            case ContractLine.Fixed fixed -> price(insert, fixed.monthlyFee());
            case ContractLine.Seats seats ->
                insert.set("seat", seats.seat())
                        .set("leastSeats", seats.seatPrice().minimum());
            case ContractLine.Allowance allowance -> bind(insert, allowance);
            case ContractLine.Block block ->
                price(insert, block.price())
                        .set("hourly", block.overageRate().map(Money::minor))
                        .set("minutes", block.minutes().toString())
                        .set("fromDay", block.bought())
                        .set("lastDay", block.expires());
            case ContractLine.Retainer retainer ->
                price(insert, retainer.amount())
                        .set("hourly", retainer.hourlyRate().minor())
                        .set("period", retainer.period());
            case ContractLine.TimeAndMaterials hourly ->
                insert.set("hourly", hourly.hourlyRate().minor());
            case ContractLine.PerIncident incident -> price(insert, incident.price());
            case ContractLine.OneOff oneOff -> price(insert, oneOff.price()).set("fromDay", oneOff.delivered());
            case ContractLine.CostOnly cost -> price(insert, cost.monthlyCost());
        }
    }

    private static void bind(Sql insert, ContractLine.Allowance allowance) {
        Rollover rollover = allowance.rollover();
        price(insert, allowance.fee())
                .set("hourly", allowance.overageRate().map(Money::minor))
                .set("minutes", allowance.minutes().toString())
                .set("period", allowance.period())
                .set("rolloverPeriods", rollover.periods())
                .set("rolloverCap", rollover.cap().toString())
                .set("prorated", allowance.prorated());
    }

    private static Sql price(Sql insert, Money price) {
        return insert.set("price", price.minor());
    }

    private void insertParts(Tx client, long id, ContractLine line) {
        if (line instanceof Working working) {
            terms.insert(client, id, working.terms());
        }
        if (line instanceof ContractLine.Seats seats) {
            seats.seatPrice()
                    .tiers()
                    .forEach(tier -> client.sql("line.insert-tier")
                            .set("line", id)
                            .set("fromSeats", tier.from())
                            .set("price", tier.price().minor())
                            .update());
            seats.quantity().changes().forEach(change -> insertSeats(client, id, change));
        }
    }

    private static void insertSeats(Tx client, long id, Quantity.Change change) {
        client.sql("line.insert-seats")
                .set("line", id)
                .set("validFrom", change.from())
                .set("seats", change.count())
                .update();
    }
}
