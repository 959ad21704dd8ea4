package fettle.server.api.agreement;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.server.api.call.Members;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/// What work a line takes, and how it counts it, as the API shows and takes it.
///
/// @param calendar the support hours; null where all hours count alike
/// @param afterHoursMultiplier a decimal number such as 1.5
record WorkJson(
        List<Rule> rules,
        int incrementMinutes,
        int minimumMinutes,
        BillingIncrement.Rounding rounding,
        BillingIncrement.Per per,
        Optional<String> calendar,
        String afterHoursMultiplier,
        List<Weight> kindMultipliers) {

    /// The work that a rule speaks of; an empty list speaks of all.
    record Rule(boolean covers, List<String> services, List<String> kinds, List<String> people, CoverRule.Hours hours) {

        static Rule of(CoverRule rule) {
            return new Rule(
                    rule.covers(), sorted(rule.services()), sorted(rule.kinds()), sorted(rule.people()), rule.hours());
        }

        private static List<String> sorted(Set<String> names) {
            return names.stream().sorted().toList();
        }
    }

    /// How much a minute of a kind of work counts.
    record Weight(String kind, String multiplier) {}

    /// Which stored calendar a calendar was read from.
    interface CalendarIds {
        long idOf(BusinessCalendar calendar);
    }

    static WorkJson of(WorkTerms terms, CalendarIds calendars) {
        Billing billing = terms.billing();
        BillingIncrement increment = billing.increment();
        return new WorkJson(
                terms.cover().rules().stream().map(Rule::of).toList(),
                (int) increment.increment().toMinutes(),
                (int) increment.minimum().toMinutes(),
                increment.rounding(),
                increment.per(),
                billing.supportHours().equals(BusinessCalendar.aroundTheClock())
                        ? Optional.empty()
                        : Optional.of(String.valueOf(calendars.idOf(billing.supportHours()))),
                billing.afterHours().toPlainString(),
                billing.kinds().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(kind -> new Weight(kind.getKey(), kind.getValue().toPlainString()))
                        .toList());
    }

    /// All work, to the minute, where nothing is said.
    static WorkTerms read(Optional<Members> work, LongFunction<BusinessCalendar> calendars) {
        return work.map(said -> read(said, calendars)).orElse(WorkTerms.ALL);
    }

    private static WorkTerms read(Members work, LongFunction<BusinessCalendar> calendars) {
        int step = work.count("incrementMinutes", 1);
        BillingIncrement.Rounding plain = step == 1 ? BillingIncrement.Rounding.EXACT : BillingIncrement.Rounding.UP;
        var increment = new BillingIncrement(
                Duration.ofMinutes(step),
                Duration.ofMinutes(work.count("minimumMinutes", 0)),
                work.one(BillingIncrement.Rounding.class, "rounding", plain),
                work.one(BillingIncrement.Per.class, "per", BillingIncrement.Per.ENTRY));
        Cover cover = work.has("rules")
                ? new Cover(work.objects("rules").stream().map(WorkJson::rule).toList())
                : Cover.everything();
        var billing = new Billing(
                increment,
                work.optionalId("calendar").map(calendars::apply).orElseGet(BusinessCalendar::aroundTheClock),
                new BigDecimal(work.text("afterHoursMultiplier", "1")),
                work.objects("kindMultipliers").stream()
                        .collect(Collectors.toMap(
                                kind -> kind.text("kind"), kind -> new BigDecimal(kind.text("multiplier")))));
        return new WorkTerms(cover, billing);
    }

    private static CoverRule rule(Members rule) {
        return new CoverRule(
                rule.yes("covers", true),
                Set.copyOf(rule.texts("services")),
                Set.copyOf(rule.texts("kinds")),
                Set.copyOf(rule.texts("people")),
                rule.one(CoverRule.Hours.class, "hours", CoverRule.Hours.ANY));
    }
}
