package fettle.server.api.call;

import fettle.contracts.money.Money;

/// An amount of money as the API writes it: 12.50 pounds are 1250 of GBP.
public record Amount(long minor, String currency) {

    public static Amount of(Money money) {
        return new Amount(money.minor(), money.currency().getCurrencyCode());
    }

    public static Money money(Members members) {
        return Money.ofMinor(members.amount("minor"), members.text("currency"));
    }
}
