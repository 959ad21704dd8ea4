package fettle.server.account.figure;

import static java.util.stream.Collectors.joining;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.Rollover;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.web.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a line of a contract costs and takes, in words.
///
/// @param today the day whose number of seats is told
public record LineWords(Texts texts, LocalDate today) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    /// Its price, such as `£2,500.00 a month`.
    public String price(ContractLine line) {
        return switch (line) {
            case ContractLine.Fixed fixed -> with("monthly", fixed.monthlyFee());
            case ContractLine.Seats seats -> seats(seats);
            case ContractLine.Allowance allowance ->
                texts.with(
                        "account.price.allowance." + word(allowance.period()),
                        Amounts.money(allowance.fee()),
                        time(allowance.minutes()));
            case ContractLine.Block block ->
                texts.with("account.price.block", Amounts.money(block.price()), time(block.minutes()));
            case ContractLine.Retainer retainer ->
                texts.with("account.price.retainer." + word(retainer.period()), Amounts.money(retainer.amount()));
            case ContractLine.TimeAndMaterials hourly -> with("hourly", hourly.hourlyRate());
            case ContractLine.PerIncident incident -> with("incident", incident.price());
            case ContractLine.OneOff oneOff -> with("once", oneOff.price());
            case ContractLine.CostOnly cost -> with("cost-only", cost.monthlyCost());
        };
    }

    /// What else is agreed in it, a sentence each: what it takes first.
    public List<String> rules(ContractLine line) {
        List<String> rules = new ArrayList<>();
        if (line instanceof Working working) {
            List<CoverRule> cover = working.terms().cover().rules();
            cover.forEach(rule -> rules.add(rule(rule, cover.size() == 1)));
            addCounting(working.terms().billing(), rules);
        }
        addOwn(line, rules);
        return rules;
    }

    private String seats(ContractLine.Seats seats) {
        SeatPrice price = seats.seatPrice();
        int count = seats.quantity().on(today);
        return texts.with(
                "account.price.seats." + word(seats.seat()), Amounts.money(price.priceOf(price.charged(count))), count);
    }

    private String with(String what, Money price) {
        return texts.with("account.price." + what, Amounts.money(price));
    }

    private String rule(CoverRule rule, boolean only) {
        List<String> what = new ArrayList<>();
        addNames("services", rule.services(), what);
        addNames("kinds", rule.kinds(), what);
        if (!rule.people().isEmpty()) {
            what.add(texts.with("account.cover.people", rule.people().size()));
        }
        if (rule.hours() != CoverRule.Hours.ANY) {
            what.add(texts.with("account.cover." + word(rule.hours())));
        }
        String work = what.isEmpty()
                ? texts.with(only ? "account.cover.all" : "account.cover.rest")
                : String.join(", ", what);
        return texts.with(rule.covers() ? "account.cover.yes" : "account.cover.no", work);
    }

    private void addNames(String which, Set<String> names, List<String> what) {
        if (!names.isEmpty()) {
            what.add(
                    texts.with("account.cover." + which, names.stream().sorted().collect(joining(", "))));
        }
    }

    private void addCounting(Billing billing, List<String> rules) {
        BillingIncrement increment = billing.increment();
        if (increment.rounding() != BillingIncrement.Rounding.EXACT
                && (increment.increment().toMinutes() > 1 || increment.minimum().isPositive())) {
            rules.add(texts.with(
                    "account.counts." + word(increment.per()),
                    increment.increment().toMinutes(),
                    increment.minimum().toMinutes()));
        }
        if (!billing.supportHours().equals(BusinessCalendar.aroundTheClock())
                && billing.afterHours().compareTo(BigDecimal.ONE) != 0) {
            rules.add(texts.with(
                    "account.counts.after-hours",
                    billing.supportHours().name(),
                    billing.afterHours().toPlainString()));
        }
        billing.kinds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(kind -> rules.add(texts.with(
                        "account.counts.kind", kind.getKey(), kind.getValue().toPlainString())));
    }

    private void addOwn(ContractLine line, List<String> rules) {
        switch (line) {
            case ContractLine.Allowance allowance -> {
                rules.add(rollover(allowance.rollover(), allowance));
                addBeyond(allowance.overageRate(), rules);
            }
            case ContractLine.Block block -> {
                rules.add(block.expires()
                        .map(last -> texts.with("account.block-until", DAY.format(block.bought()), DAY.format(last)))
                        .orElseGet(() -> texts.with("account.block-from", DAY.format(block.bought()))));
                addBeyond(block.overageRate(), rules);
            }
            case ContractLine.Retainer retainer ->
                rules.add(texts.with("account.drawn-at", Amounts.money(retainer.hourlyRate())));
            case ContractLine.OneOff oneOff ->
                rules.add(texts.with("account.delivered", DAY.format(oneOff.delivered())));
            case ContractLine.Seats seats -> addTiers(seats, rules);
            case ContractLine.CostOnly _ -> rules.add(texts.with("account.never-shown"));
            case ContractLine.Fixed _, ContractLine.TimeAndMaterials _, ContractLine.PerIncident _ -> {}
        }
    }

    private String rollover(Rollover rollover, ContractLine.Allowance allowance) {
        return rollover.periods() == 0
                ? texts.with("account.unused-lapse")
                : texts.with(
                        "account.rolls-over." + word(allowance.period()), rollover.periods(), time(rollover.cap()));
    }

    private void addBeyond(Optional<Money> rate, List<String> rules) {
        rate.ifPresent(beyond -> rules.add(texts.with("account.beyond", Amounts.money(beyond))));
    }

    private void addTiers(ContractLine.Seats seats, List<String> rules) {
        seats.seatPrice().tiers().stream()
                .skip(1)
                .forEach(tier -> rules.add(texts.with("account.tier", tier.from(), Amounts.money(tier.price()))));
        if (seats.seatPrice().minimum() > 0) {
            rules.add(texts.with("account.least-seats", seats.seatPrice().minimum()));
        }
    }

    private static String time(Minutes minutes) {
        return Amounts.hours(minutes.toDuration());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
