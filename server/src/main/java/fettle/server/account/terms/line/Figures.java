package fettle.server.account.terms.line;

import fettle.contracts.contract.Quantity;
import fettle.contracts.contract.SeatPrice;
import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.web.Form;
import fettle.web.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The figures of lines that are written as text: amounts, and lists such as `0=45.00` or `2026-03-11=27`.
record Figures(Form form, Currency currency) {

    private static final Pattern SEPARATOR = Pattern.compile("[;\n]");
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,6}");
    private static final Pattern FACTOR = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,4})?");

    /// An amount of the contract's currency, nothing or more.
    Money money(String field, String written) {
        Money amount;
        try {
            amount = Money.typed(written, currency.getCurrencyCode());
        } catch (Refused unreadable) {
            throw Refusal.Invalid.field(field, unreadable.sentence());
        }
        if (amount.isNegative()) {
            throw Refusal.Invalid.field(field, "account.amount-negative");
        }
        return amount;
    }

    /// What each seat costs from so many on.
    List<SeatPrice.Tier> tiers(String field) {
        return list(
                form,
                field,
                "account.tiers-unreadable",
                pair -> new SeatPrice.Tier(count(field, pair.getKey()), money(field, pair.getValue())));
    }

    /// How many seats there are from a day on.
    List<Quantity.Change> seats(String field) {
        return list(
                form,
                field,
                "account.seats-unreadable",
                pair -> new Quantity.Change(day(field, pair.getKey()), count(field, pair.getValue())));
    }

    /// How much a minute of a kind of work counts.
    static Map<String, BigDecimal> weights(Form form, String field) {
        Map<String, BigDecimal> weights = new HashMap<>();
        list(form, field, "account.weights-unreadable", pair -> pair)
                .forEach(pair -> weights.put(pair.getKey(), factor(field, pair.getValue())));
        return weights;
    }

    static BigDecimal factor(String field, String written) {
        if (!FACTOR.matcher(written).matches()) {
            throw Refusal.Invalid.field(field, "account.factor-unreadable", written);
        }
        return new BigDecimal(written);
    }

    private static <T> List<T> list(
            Form form, String field, String unreadable, Function<Map.Entry<String, String>, T> read) {
        return SEPARATOR
                .splitAsStream(form.optionalLines(field, 8_000).orElse(""))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(one -> pair(field, unreadable, one))
                .map(read)
                .toList();
    }

    private static Map.Entry<String, String> pair(String field, String unreadable, String written) {
        int equals = written.lastIndexOf('=');
        if (equals < 1) {
            throw Refusal.Invalid.field(field, unreadable, written);
        }
        return Map.entry(
                written.substring(0, equals).strip(),
                written.substring(equals + 1).strip());
    }

    private static int count(String field, String written) {
        if (!COUNT.matcher(written).matches()) {
            throw Refusal.Invalid.field(field, "account.count-unreadable", written);
        }
        return Integer.parseInt(written);
    }

    private static LocalDate day(String field, String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.Invalid.field(field, "account.seats-unreadable", written);
        }
    }
}
