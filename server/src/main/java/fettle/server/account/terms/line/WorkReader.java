package fettle.server.account.terms.line;

import static java.util.stream.Collectors.toUnmodifiableSet;

import fettle.contracts.calendar.BusinessCalendar;
import fettle.contracts.contract.work.Billing;
import fettle.contracts.contract.work.BillingIncrement;
import fettle.contracts.contract.work.BillingIncrement.Per;
import fettle.contracts.contract.work.BillingIncrement.Rounding;
import fettle.contracts.contract.work.Cover;
import fettle.contracts.contract.work.CoverRule;
import fettle.contracts.contract.work.WorkTerms;
import fettle.server.account.form.Tries;
import fettle.web.Form;
import fettle.web.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/// Reads what work a line takes and how it counts it.
///
/// @param contacts the id of a contact of the client by mail address, nothing for a stranger
public record WorkReader(
        Form form, Tries tries, LongFunction<BusinessCalendar> calendars, Function<String, Optional<String>> contacts) {

    private static final Pattern COMMA = Pattern.compile(",");

    WorkTerms terms(LineFields fields) {
        return new WorkTerms(cover(fields), billing(fields));
    }

    private Cover cover(LineFields fields) {
        List<CoverRule> rules = new ArrayList<>();
        List<String> tokens = LineFields.tokens(
                form.optional(fields.rules(), LineFields.LONGEST).orElse(""));
        for (String rule : tokens) {
            rules.add(rule(fields, rule));
        }
        rules.add(CoverRule.rest(covers(fields.of("rest"))));
        String first = tokens.isEmpty() ? "" : tokens.getFirst();
        return tries.at(fields.rule(first, "services"), () -> new Cover(rules), Cover.everything());
    }

    private CoverRule rule(LineFields fields, String rule) {
        return new CoverRule(
                covers(fields.rule(rule, "covers")),
                names(fields.rule(rule, "services")),
                names(fields.rule(rule, "kinds")),
                people(fields.rule(rule, "people")),
                tries.of(() -> form.one(CoverRule.Hours.class, fields.rule(rule, "hours")), CoverRule.Hours.ANY));
    }

    private boolean covers(String field) {
        return tries.of(() -> form.text(field, 3).equals("yes"), true);
    }

    private Set<String> names(String field) {
        return tries.of(
                () -> COMMA.splitAsStream(form.optional(field, 2_000).orElse(""))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(toUnmodifiableSet()),
                Set.of());
    }

    private Set<String> people(String field) {
        return tries.of(
                () -> names(field).stream()
                        .map(address -> contacts.apply(address)
                                .orElseThrow(() -> Refusal.Invalid.field(field, "account.contact-unknown", address)))
                        .collect(toUnmodifiableSet()),
                Set.of());
    }

    private Billing billing(LineFields fields) {
        BillingIncrement increment = increment(fields);
        BusinessCalendar hours = tries.of(
                () -> form.optionalId(fields.of("calendar"))
                        .map(calendars::apply)
                        .orElseGet(BusinessCalendar::aroundTheClock),
                BusinessCalendar.aroundTheClock());
        BigDecimal after = tries.of(
                () -> form.optional(fields.of("after"), 10)
                        .map(written -> Figures.factor(fields.of("after"), written))
                        .orElse(BigDecimal.ONE),
                BigDecimal.ONE);
        Map<String, BigDecimal> weights = tries.of(() -> Figures.weights(form, fields.of("weights")), Map.of());
        return tries.at(fields.of("after"), () -> new Billing(increment, hours, after, weights), Billing.PLAIN);
    }

    private BillingIncrement increment(LineFields fields) {
        int step = tries.of(() -> form.optionalCount(fields.of("increment")).orElse(1), 1);
        int minimum = tries.of(() -> form.optionalCount(fields.of("minimum")).orElse(0), 0);
        Rounding plain = step == 1 ? Rounding.EXACT : Rounding.UP;
        Rounding rounding = tries.of(
                () -> form.optionalOne(Rounding.class, fields.of("rounding")).orElse(plain), plain);
        Per per = tries.of(() -> form.optionalOne(Per.class, fields.of("per")).orElse(Per.ENTRY), Per.ENTRY);
        return tries.at(
                fields.of("increment"),
                () -> new BillingIncrement(Duration.ofMinutes(step), Duration.ofMinutes(minimum), rounding, per),
                BillingIncrement.EXACT);
    }
}
