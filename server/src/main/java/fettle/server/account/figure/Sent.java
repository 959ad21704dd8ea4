package fettle.server.account.figure;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.MonthFigures;
import fettle.server.contract.closed.ClosedMonth;
import fettle.web.text.Texts;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A month as its bill went out, and what has been found out about it since (DOMAIN 2.8, 3.7).
///
/// @param changes a sentence for each figure that reads differently now
public record Sent(String when, List<String> figures, List<String> changes) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.UK);

    public static Optional<Sent> of(AccountMonth month, Texts texts) {
        return month.closed().map(closed -> of(month, closed, texts));
    }

    public boolean changed() {
        return !changes.isEmpty();
    }

    private static Sent of(AccountMonth month, ClosedMonth closed, Texts texts) {
        Map<String, Long> now = MonthFigures.of(month);
        return new Sent(
                texts.with(
                        "account.closed-at",
                        MOMENT.format(closed.at().atZone(month.client().zone()))),
                MonthFigures.NAMES.stream()
                        .filter(closed.figures()::containsKey)
                        .map(name -> texts.with("account.sent." + name, words(closed, name, was(closed, name))))
                        .toList(),
                MonthFigures.NAMES.stream()
                        .filter(closed.figures()::containsKey)
                        .filter(name -> was(closed, name) != now.getOrDefault(name, 0L))
                        .map(name -> texts.with(
                                "account.sent-changed",
                                texts.with("account.figure." + name),
                                words(closed, name, was(closed, name)),
                                words(closed, name, now.getOrDefault(name, 0L))))
                        .toList());
    }

    private static long was(ClosedMonth closed, String name) {
        return Objects.requireNonNull(closed.figures().get(name));
    }

    private static String words(ClosedMonth closed, String name, long amount) {
        return closed.currency()
                .filter(_ -> MonthFigures.isMoney(name))
                .map(currency -> Amounts.money(new Money(amount, currency)))
                .orElseGet(() -> String.valueOf(amount));
    }
}
