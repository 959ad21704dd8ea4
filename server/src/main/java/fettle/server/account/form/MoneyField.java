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
        try {
            Money amount = Money.of(
                    form.text("amount", 20).replace(",", "").replace(" ", ""),
                    Money.currency(form.text("currency", 3)).getCurrencyCode());
            if (!amount.isPositive()) {
                throw Refusal.Invalid.field("amount", "account.amount-negative");
            }
            return amount;
        } catch (Refused unreadable) {
            throw Refusal.Invalid.field("amount", unreadable.sentence());
        }
    }
}
