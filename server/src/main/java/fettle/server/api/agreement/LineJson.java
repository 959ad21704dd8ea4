package fettle.server.api.agreement;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.money.Money;
import fettle.server.contract.line.LineKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A line of a contract as the API shows it, in minor units of its currency; what its kind does not have is null.
///
/// @param priceMinor the fee, amount, price or cost
/// @param hourlyMinor what an hour costs: by the hour, of a retainer, or beyond an allowance or a block
/// @param minutes exact, such as 1200 or 33340/1111
record LineJson(
        LineKind kind,
        String name,
        Optional<Long> priceMinor,
        Optional<Long> hourlyMinor,
        Optional<ContractLine.Seat> seat,
        List<Tier> tiers,
        Optional<Integer> leastSeats,
        List<Seats> seats,
        Optional<String> minutes,
        Optional<Period> period,
        Optional<Integer> rolloverPeriods,
        Optional<String> rolloverCapMinutes,
        Optional<Boolean> prorated,
        Optional<LocalDate> boughtOn,
        Optional<LocalDate> expiresOn,
        Optional<LocalDate> deliveredOn,
        Optional<WorkJson> work) {

    /// The monthly price of each seat, once there are so many.
    record Tier(int fromSeats, long priceMinor) {}

    /// So many seats, from a day on.
    record Seats(LocalDate from, int count) {}

    static LineJson of(ContractLine line, WorkJson.CalendarIds calendars) {
        Parts parts = new Parts(line);
        return new LineJson(
                LineKind.of(line),
                line.name(),
                parts.price().map(Money::minor),
                parts.hourly().map(Money::minor),
                parts.seats().map(ContractLine.Seats::seat),
                parts.seats()
                        .map(ContractLine.Seats::seatPrice)
                        .map(LineJson::tiers)
                        .orElse(List.of()),
                parts.seats().map(seats -> seats.seatPrice().minimum()),
                parts.seats()
                        .map(ContractLine.Seats::quantity)
                        .map(LineJson::seats)
                        .orElse(List.of()),
                parts.minutes().map(Object::toString),
                parts.period(),
                parts.allowance().map(allowance -> allowance.rollover().periods()),
                parts.allowance().map(allowance -> allowance.rollover().cap().toString()),
                parts.allowance().map(ContractLine.Allowance::prorated),
                parts.block().map(ContractLine.Block::bought),
                parts.block().flatMap(ContractLine.Block::expires),
                line instanceof ContractLine.OneOff oneOff ? Optional.of(oneOff.delivered()) : Optional.empty(),
                line instanceof Working working
                        ? Optional.of(WorkJson.of(working.terms(), calendars))
                        : Optional.empty());
    }

    private static List<Tier> tiers(SeatPrice price) {
        return price.tiers().stream()
                .map(tier -> new Tier(tier.from(), tier.price().minor()))
                .toList();
    }

    private static List<Seats> seats(Quantity quantity) {
        return quantity.changes().stream()
                .map(change -> new Seats(change.from(), change.count()))
                .toList();
    }
}
