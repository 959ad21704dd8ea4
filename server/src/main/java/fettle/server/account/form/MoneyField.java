package fettle.server.account.form;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.web.Form;
import fettle.web.Refusal;

/// An amount of money that was typed into `amount`, with its `currency` beside it.
public final class MoneyField {

    private MoneyField() {}

    /// More than nothing.
    public static Money of(Form form) {
        Money amount = orNothing(form);
        if (amount.isZero()) {
            throw Refusal.Invalid.field("amount", "account.amount-nothing");
        }
        return amount;
    }

    /// Nothing or more.
    public static Money orNothing(Form form) {
        Money amount = written(form);
        if (amount.isNegative()) {
            throw Refusal.Invalid.field("amount", "account.amount-negative");
        }
        return amount;
    }

    private static Money written(Form form) {
        try {
            return Money.typed(
                    form.text("amount", 20),
                    Money.currency(form.text("currency", 3)).getCurrencyCode());
        } catch (Refused unreadable) {
            throw Refusal.Invalid.field("amount", unreadable.sentence());
        }
    }
}
