package fettle.server.demo;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Seat;
import fettle.contracts.contract.Period;
import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.demo.cast.Cast.Company;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What each client of the demo buys: between them, lines of every kind.
///
/// @param start the first day of the contracts
/// @param hours outside which work by the hour counts one and a half times
record Agreements(LocalDate start, BusinessCalendar hours) {

    private static final BillingIncrement QUARTERS =
            BillingIncrement.upTo(Duration.ofMinutes(15), Duration.ofMinutes(15));

    List<ContractLine> lines(Company company) {
        String people = "Support for " + company.headcount() + " people";
        return switch (company.name()) {
            case "Acme Dental" -> List.of(seats(company, Seat.USER, 7_000, 6_600, 80), hourly(company));
            case "Brightwater Housing" ->
                List.of(
                        fixed(company, people, without(Set.of(), Set.of("New device or software"))),
                        hourly(company),
                        tool("Remote monitoring", 21_000));
            case "Eastfield Academies" ->
                List.of(
                        block(company, "First block of hours", 0),
                        block(company, "Second block of hours", 3),
                        hourly(company));
            case "Fernhill Veterinary" -> List.of(allowance(company, 20), hourly(company));
            case "Gantry Engineering" -> List.of(retainer(company), hourly(company));
            case "Hollis Architects" -> List.of(quarterly(company), hourly(company));
            case "Ironbridge Foods" ->
                List.of(
                        fixed(company, "Everyday support", only(Set.of("Accounts", "Email", "Devices", "Advice"))),
                        hourly(company));
            case "Juniper Care Homes" -> List.of(seats(company, Seat.DEVICE, 5_600, 5_100, 200), hourly(company));
            case "Kestrel Marine" ->
                List.of(
                        new ContractLine.PerIncident("Each request", pounds(14_500), WorkTerms.ALL),
                        new ContractLine.OneOff("Satellite router", pounds(64_000), start.plusMonths(2)));
            case "Larkspur Wealth" ->
                List.of(
                        fixed(company, people, without(Set.of("Backup"), Set.of())),
                        hourly(company),
                        tool("Mail archive", 9_900));
            default -> List.of(fixed(company, people, WorkTerms.ALL), hourly(company));
        };
    }

    /// The hours of a client that turned out to need more of them.
    List<ContractLine> more(Company company) {
        return List.of(allowance(company, 26), hourly(company));
    }

    private static ContractLine fixed(Company company, String name, WorkTerms terms) {
        return new ContractLine.Fixed(name, pounds(company.feeMinor()), terms);
    }

    private ContractLine seats(Company company, Seat seat, long price, long lower, int from) {
        var tiers = new SeatPrice(
                List.of(new SeatPrice.Tier(0, pounds(price)), new SeatPrice.Tier(from, pounds(lower))), 0);
        var quantity = new Quantity(List.of(
                new Quantity.Change(start, company.headcount()),
                new Quantity.Change(start.plusMonths(4).plusDays(9), company.headcount() + 3)));
        String name = seat == Seat.USER ? "People" : "Devices";
        return new ContractLine.Seats(name, seat, tiers, quantity, within());
    }

    private ContractLine hourly(Company company) {
        var terms = new WorkTerms(Cover.everything(), Billing.by(QUARTERS).afterHours(hours, new BigDecimal("1.5")));
        return new ContractLine.TimeAndMaterials("Projects and extras", pounds(company.rateMinor()), terms);
    }

    private ContractLine allowance(Company company, int hoursAMonth) {
        return new ContractLine.Allowance(
                hoursAMonth + " hours a month",
                pounds(company.rateMinor() * hoursAMonth * 9 / 10),
                Minutes.of(hoursAMonth * 60L),
                Period.MONTH,
                new Rollover(1, Minutes.of(hoursAMonth * 30L)),
                true,
                Optional.empty(),
                WorkTerms.all(QUARTERS));
    }

    private static ContractLine quarterly(Company company) {
        return new ContractLine.Allowance(
                "Hours of the quarter",
                pounds(company.feeMinor() * 3),
                Minutes.of(60 * 60),
                Period.QUARTER,
                Rollover.NONE,
                true,
                Optional.of(pounds(company.rateMinor() + 1_000)),
                WorkTerms.all(QUARTERS));
    }

    private ContractLine block(Company company, String name, int monthsOn) {
        LocalDate bought = start.plusMonths(monthsOn);
        return new ContractLine.Block(
                name,
                Minutes.of(60 * 60),
                pounds(company.rateMinor() * 54),
                bought,
                Optional.of(bought.plusMonths(9).minusDays(1)),
                Optional.empty(),
                WorkTerms.all(QUARTERS));
    }

    private static ContractLine retainer(Company company) {
        return new ContractLine.Retainer(
                "Engineering retainer",
                pounds(company.feeMinor()),
                Period.MONTH,
                pounds(company.rateMinor()),
                WorkTerms.all(QUARTERS));
    }

    private static ContractLine tool(String name, long minor) {
        return new ContractLine.CostOnly(name, pounds(minor));
    }

    /// All work within support hours.
    private WorkTerms within() {
        var cover = new Cover(List.of(
                new CoverRule(true, Set.of(), Set.of(), Set.of(), CoverRule.Hours.IN_HOURS), CoverRule.rest(false)));
        return new WorkTerms(cover, Billing.PLAIN.afterHours(hours, BigDecimal.ONE));
    }

    private static WorkTerms only(Set<String> services) {
        return WorkTerms.services(services);
    }

    private static WorkTerms without(Set<String> services, Set<String> kinds) {
        var cover = new Cover(
                List.of(new CoverRule(false, services, kinds, Set.of(), CoverRule.Hours.ANY), CoverRule.rest(true)));
        return new WorkTerms(cover, Billing.PLAIN);
    }

    private static Money pounds(long minor) {
        return Money.ofMinor(minor, "GBP");
    }
}
