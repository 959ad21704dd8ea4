package fettle.server.api.agreement;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.server.api.call.Members;
import fettle.server.contract.line.LineKind;
import fettle.web.Refusal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Reads the lines of a contract out of what a program sent; what is wrong is told at its line.
record LineReading(Currency currency, LongFunction<BusinessCalendar> calendars) {

    List<ContractLine> lines(List<Members> lines) {
        return lines.stream().map(this::line).toList();
    }

    private ContractLine line(Members line) {
        try {
            return line(line, line.text("name"), WorkJson.read(line.optionalObject("work"), calendars));
        } catch (Refused refused) {
            throw Refusal.Invalid.field("terms.lines", refused.sentence());
        }
    }

    private ContractLine line(Members line, String name, WorkTerms work) {
        return switch (line.one(LineKind.class, "kind")) {
            case FIXED -> new ContractLine.Fixed(name, money(line, "priceMinor"), work);
            case SEATS -> seats(line, name, work);
            case ALLOWANCE -> allowance(line, name, work);
            case BLOCK ->
                new ContractLine.Block(
                        name,
                        Minutes.parse(text(line, "minutes")),
                        money(line, "priceMinor"),
                        day(line, "boughtOn"),
                        line.optionalText("expiresOn").map(LocalDate::parse),
                        optionalMoney(line, "hourlyMinor"),
                        work);
            case RETAINER ->
                new ContractLine.Retainer(
                        name,
                        money(line, "priceMinor"),
                        line.one(Period.class, "period", Period.MONTH),
                        money(line, "hourlyMinor"),
                        work);
            case TIME_AND_MATERIALS -> new ContractLine.TimeAndMaterials(name, money(line, "hourlyMinor"), work);
            case INCIDENT -> new ContractLine.PerIncident(name, money(line, "priceMinor"), work);
            case ONE_OFF -> new ContractLine.OneOff(name, money(line, "priceMinor"), day(line, "deliveredOn"));
            case COST_ONLY -> new ContractLine.CostOnly(name, money(line, "priceMinor"));
        };
    }

    private ContractLine allowance(Members line, String name, WorkTerms work) {
        int periods = line.count("rolloverPeriods", 0);
        return new ContractLine.Allowance(
                name,
                money(line, "priceMinor"),
                Minutes.parse(text(line, "minutes")),
                line.one(Period.class, "period", Period.MONTH),
                new Rollover(periods, Minutes.parse(line.text("rolloverCapMinutes", "0"))),
                line.yes("prorated", true),
                optionalMoney(line, "hourlyMinor"),
                work);
    }

    private ContractLine seats(Members line, String name, WorkTerms work) {
        var price = new SeatPrice(
                line.objects("tiers").stream()
                        .map(tier -> new SeatPrice.Tier(
                                tier.count("fromSeats", 0), new Money(tier.amount("priceMinor"), currency)))
                        .toList(),
                line.count("leastSeats", 0));
        var quantity = new Quantity(line.objects("seats").stream()
                .map(change -> new Quantity.Change(change.date("from"), change.count("count", 0)))
                .toList());
        ContractLine.Seat seat = line.one(ContractLine.Seat.class, "seat", ContractLine.Seat.USER);
        return new ContractLine.Seats(name, seat, price, quantity, work);
    }

    private Money money(Members line, String name) {
        return optionalMoney(line, name).orElseThrow(() -> missing(name));
    }

    private Optional<Money> optionalMoney(Members line, String name) {
        return line.optionalAmount(name).map(minor -> new Money(minor, currency));
    }

    private static String text(Members line, String name) {
        return line.optionalText(name).orElseThrow(() -> missing(name));
    }

    private static LocalDate day(Members line, String name) {
        return LocalDate.parse(text(line, name));
    }

    private static Refusal missing(String name) {
        return Refusal.Invalid.field("terms.lines." + name, "api.missing");
    }
}
