package fettle.server.contract.line;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Allowance;
import fettle.contracts.contract.ContractLine.Block;
import fettle.contracts.contract.ContractLine.CostOnly;
import fettle.contracts.contract.ContractLine.Fixed;
import fettle.contracts.contract.ContractLine.OneOff;
import fettle.contracts.contract.ContractLine.PerIncident;
import fettle.contracts.contract.ContractLine.Retainer;
import fettle.contracts.contract.ContractLine.Seat;
import fettle.contracts.contract.ContractLine.Seats;
import fettle.contracts.contract.ContractLine.TimeAndMaterials;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import java.util.Currency;
import java.util.Optional;

/// Makes a line out of its row and what hangs on it.
final class LineReader {

    private final WorkTermsRows terms;

    LineReader(WorkTermsRows terms) {
        this.terms = terms;
    }

    ContractLine line(Tx client, Row row) {
        String name = row.text("name");
        return switch (row.one(LineKind.class, "kind")) {
            case FIXED -> new Fixed(name, price(row), terms.terms(client, row));
            case SEATS -> seats(client, row);
            case ALLOWANCE -> allowance(client, row);
            case BLOCK ->
                new Block(
                        name,
                        Minutes.parse(row.text("minutes")),
                        price(row),
                        row.date("from_day"),
                        row.optionalDate("last_day"),
                        optionalHourly(row),
                        terms.terms(client, row));
            case RETAINER ->
                new Retainer(name, price(row), row.one(Period.class, "period"), hourly(row), terms.terms(client, row));
            case TIME_AND_MATERIALS -> new TimeAndMaterials(name, hourly(row), terms.terms(client, row));
            case INCIDENT -> new PerIncident(name, price(row), terms.terms(client, row));
            case ONE_OFF -> new OneOff(name, price(row), row.date("from_day"));
            case COST_ONLY -> new CostOnly(name, price(row));
        };
    }

    private Allowance allowance(Tx client, Row row) {
        return new Allowance(
                row.text("name"),
                price(row),
                Minutes.parse(row.text("minutes")),
                row.one(Period.class, "period"),
                new Rollover(row.count("rollover_periods"), Minutes.parse(row.text("rollover_cap"))),
                row.yes("prorated"),
                optionalHourly(row),
                terms.terms(client, row));
    }

    private Seats seats(Tx client, Row row) {
        long id = row.id("id");
        var price = new SeatPrice(
                client.sql("line.tiers")
                        .set("line", id)
                        .list(tier -> new SeatPrice.Tier(tier.count("from_seats"), money(row, tier.id("price_minor")))),
                row.count("least_seats"));
        var quantity = new Quantity(client.sql("line.seats")
                .set("line", id)
                .list(change -> new Quantity.Change(change.date("valid_from"), change.count("seats"))));
        return new Seats(row.text("name"), row.one(Seat.class, "seat"), price, quantity, terms.terms(client, row));
    }

    private static Money price(Row row) {
        return money(row, row.id("price_minor"));
    }

    private static Money hourly(Row row) {
        return money(row, row.id("hourly_minor"));
    }

    private static Optional<Money> optionalHourly(Row row) {
        return row.optionalId("hourly_minor").map(minor -> money(row, minor));
    }

    private static Money money(Row row, long minor) {
        return new Money(minor, Currency.getInstance(row.text("currency")));
    }
}
