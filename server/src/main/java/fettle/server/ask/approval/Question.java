package fettle.server.ask.approval;

import fettle.contracts.money.Money;
import fettle.contracts.words.Refused;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a technician wants to have approved.
///
/// @param contactId who is to decide
/// @param amount what it costs, as typed: `420` or `420 EUR`
/// @param until when their time to answer is over
public record Question(long contactId, String words, Optional<String> amount, Instant until) {

    private static final int LONGEST = 4000;
    private static final Pattern AMOUNT = Pattern.compile("([0-9][0-9,. ]*?) *([A-Za-z]{3})?");

    public Question {
        if (words.isBlank()) {
            throw Refusal.Invalid.field("question", "ticket.text-needed");
        }
        if (words.length() > LONGEST) {
            throw Refusal.Invalid.field("question", "ticket.too-long", LONGEST);
        }
        words = words.strip();
    }

    /// What it costs; in the currency of the client's contract where none is named.
    Optional<Money> cost(Optional<Currency> usual) {
        return amount.map(String::strip).map(typed -> money(typed, usual));
    }

    private static Money money(String typed, Optional<Currency> usual) {
        Matcher parts = AMOUNT.matcher(typed);
        if (!parts.matches()) {
            throw Refusal.Invalid.field("amount", "ask.amount-unreadable");
        }
        String currency = Optional.ofNullable(parts.group(2))
                .or(() -> usual.map(Currency::getCurrencyCode))
                .orElseThrow(() -> Refusal.Invalid.field("amount", "ask.amount-currency"));
        try {
            return Money.typed(parts.group(1), currency);
        } catch (Refused unreadable) {
            throw Refusal.Invalid.field("amount", unreadable.sentence());
        }
    }
}
