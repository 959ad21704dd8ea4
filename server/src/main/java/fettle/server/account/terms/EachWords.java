package fettle.server.account.terms;

import static java.util.stream.Collectors.joining;

import fettle.contracts.money.Money;
import fettle.contracts.sla.Priority;
import fettle.contracts.words.Refused;
import fettle.server.contract.CaseAmounts;
import fettle.web.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Credits for each broken promise as people write them: `P1=100; P2=50.00`.
final class EachWords {

    private static final Pattern ONE = Pattern.compile("([Pp][1-4])\\s*=\\s*(\\S.*)");
    private static final Pattern SEMICOLON = Pattern.compile(";");

    private EachWords() {}

    /// What was typed, in the contract's currency.
    static Map<Priority, Money> read(String typed, Currency currency) {
        Map<Priority, Money> each = new EnumMap<>(Priority.class);
        SEMICOLON
                .splitAsStream(typed)
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(one -> add(each, one, currency));
        return each;
    }

    /// What is stored, to be typed over.
    static String typed(CaseAmounts amounts) {
        return Arrays.stream(Priority.values())
                .flatMap(priority -> Optional.ofNullable(amounts.each().get(priority)).stream()
                        .map(amount -> priority + "=" + plain(amount)))
                .collect(joining("; "));
    }

    private static String plain(Money amount) {
        return BigDecimal.valueOf(amount.minor(), amount.currency().getDefaultFractionDigits())
                .toPlainString();
    }

    private static void add(Map<Priority, Money> each, String one, Currency currency) {
        Matcher parts = ONE.matcher(one);
        if (!parts.matches()) {
            throw Refusal.Invalid.field("creditEach", "account.credit-each-unreadable", one);
        }
        try {
            each.put(
                    Priority.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                    Money.typed(parts.group(2), currency.getCurrencyCode()));
        } catch (Refused unreadable) {
            throw Refusal.Invalid.field("creditEach", unreadable.sentence());
        }
    }
}
