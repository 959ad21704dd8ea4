package fettle.server.account.terms.line;

import static java.util.stream.Collectors.joining;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.ContractLine;
import fettle.contracts.contract.ContractLine.Working;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.contracts.money.Minutes;
import fettle.contracts.money.Money;
import fettle.server.contract.line.LineKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Fills the fields of the editor with lines as they stand.
public final class LineValues {

    private final Map<String, String> values;
    private final Map<String, List<String>> lists;
    private final ToLongFunction<BusinessCalendar> calendarIds;
    private final Function<String, String> addresses;

    /// @param values into which the fields go
    /// @param lists into which fields of several values go
    /// @param addresses the mail address of a contact by id
    public LineValues(
            Map<String, String> values,
            Map<String, List<String>> lists,
            ToLongFunction<BusinessCalendar> calendarIds,
            Function<String, String> addresses) {
        this.values = values;
        this.lists = lists;
        this.calendarIds = calendarIds;
        this.addresses = addresses;
    }

    public void put(List<ContractLine> lines) {
        List<String> tokens = new ArrayList<>();
        for (ContractLine line : lines) {
            tokens.add(String.valueOf(tokens.size() + 1));
            put(new LineFields(tokens.getLast()), line);
        }
        values.put(LineFields.LINES, String.join(" ", tokens));
    }

    private void put(LineFields fields, ContractLine line) {
        values.put(fields.of("kind"), LineFields.word(LineKind.of(line)));
        values.put(fields.of("name"), line.name());
        if (line instanceof Working working) {
            putTerms(fields, working.terms());
        }
        switch (line) {
            case ContractLine.Fixed fixed -> putPrice(fields, fixed.monthlyFee());
            case ContractLine.Seats seats -> putSeats(fields, seats);
            case ContractLine.Allowance allowance -> putAllowance(fields, allowance);
            case ContractLine.Block block -> putBlock(fields, block);
            case ContractLine.Retainer retainer -> {
                putPrice(fields, retainer.amount());
                values.put(fields.of("period"), LineFields.word(retainer.period()));
                putHourly(fields, Optional.of(retainer.hourlyRate()));
            }
            case ContractLine.TimeAndMaterials hourly -> putHourly(fields, Optional.of(hourly.hourlyRate()));
            case ContractLine.PerIncident incident -> putPrice(fields, incident.price());
            case ContractLine.OneOff oneOff -> {
                putPrice(fields, oneOff.price());
                values.put(fields.of("first"), oneOff.delivered().toString());
            }
            case ContractLine.CostOnly cost -> putPrice(fields, cost.monthlyCost());
        }
    }

    private void putTerms(LineFields fields, WorkTerms terms) {
        putCover(fields, terms.cover());
        Billing billing = terms.billing();
        BillingIncrement increment = billing.increment();
        values.put(fields.of("increment"), String.valueOf(increment.increment().toMinutes()));
        values.put(fields.of("minimum"), String.valueOf(increment.minimum().toMinutes()));
        values.put(fields.of("rounding"), LineFields.word(increment.rounding()));
        values.put(fields.of("per"), LineFields.word(increment.per()));
        values.put(fields.of("after"), plain(billing.afterHours()));
        values.put(
                fields.of("weights"),
                billing.kinds().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(kind -> kind.getKey() + "=" + plain(kind.getValue()))
                        .collect(joining("; ")));
        if (!billing.supportHours().equals(BusinessCalendar.aroundTheClock())) {
            values.put(fields.of("calendar"), String.valueOf(calendarIds.applyAsLong(billing.supportHours())));
        }
    }

    private void putCover(LineFields fields, Cover cover) {
        List<String> tokens = new ArrayList<>();
        for (CoverRule rule : cover.rules().subList(0, cover.rules().size() - 1)) {
            String token = String.valueOf(tokens.size() + 1);
            tokens.add(token);
            values.put(fields.rule(token, "covers"), LineFields.covers(rule.covers()));
            values.put(fields.rule(token, "services"), names(rule.services()));
            values.put(fields.rule(token, "kinds"), names(rule.kinds()));
            values.put(
                    fields.rule(token, "people"),
                    rule.people().stream().map(addresses).sorted().collect(joining(", ")));
            values.put(fields.rule(token, "hours"), LineFields.hours(rule.hours()));
        }
        values.put(fields.rules(), String.join(" ", tokens));
        values.put(fields.of("rest"), LineFields.covers(cover.rules().getLast().covers()));
    }

    private void putSeats(LineFields fields, ContractLine.Seats seats) {
        values.put(fields.of("seat"), LineFields.word(seats.seat()));
        values.put(fields.of("least"), String.valueOf(seats.seatPrice().minimum()));
        values.put(
                fields.of("tiers"),
                seats.seatPrice().tiers().stream()
                        .map(tier -> tier.from() + "=" + amount(tier.price()))
                        .collect(joining("\n")));
        values.put(
                fields.of("seats"),
                seats.quantity().changes().stream()
                        .map(change -> change.from() + "=" + change.count())
                        .collect(joining("\n")));
    }

    private void putAllowance(LineFields fields, ContractLine.Allowance allowance) {
        putPrice(fields, allowance.fee());
        putHourly(fields, allowance.overageRate());
        values.put(fields.of("period"), LineFields.word(allowance.period()));
        values.put(fields.of("minutes"), time(allowance.minutes()));
        values.put(fields.of("rollover"), String.valueOf(allowance.rollover().periods()));
        values.put(fields.of("cap"), time(allowance.rollover().cap()));
        lists.put(fields.of("prorated"), allowance.prorated() ? List.of("on") : List.of());
    }

    private void putBlock(LineFields fields, ContractLine.Block block) {
        putPrice(fields, block.price());
        putHourly(fields, block.overageRate());
        values.put(fields.of("minutes"), time(block.minutes()));
        values.put(fields.of("first"), block.bought().toString());
        block.expires().ifPresent(last -> values.put(fields.of("last"), last.toString()));
    }

    private void putPrice(LineFields fields, Money price) {
        values.put(fields.of("price"), amount(price));
    }

    private void putHourly(LineFields fields, Optional<Money> rate) {
        rate.ifPresent(hourly -> values.put(fields.of("hourly"), amount(hourly)));
    }

    private static String amount(Money money) {
        return money.amount().toPlainString();
    }

    private static String names(Set<String> names) {
        return names.stream().sorted().collect(joining(", "));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /// Whole minutes as `12h 30m`; a finer amount stays exact.
    private static String time(Minutes minutes) {
        return LineTime.words(minutes);
    }
}
