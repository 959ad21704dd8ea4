package fettle.server.account.figure;

import fettle.contracts.margin.MarginQuality;
import fettle.server.account.AccountMonth;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.util.List;
import java.util.Locale;

/// How far a month's margin can be trusted, and why (DOMAIN 4.2).
public record Trust(String tone, String words, List<String> reasons) {

    public static Trust of(AccountMonth month, Texts texts) {
        return month.ledger()
                .map(ledger -> of(ledger.quality(month.closed().isPresent()), texts))
                .orElseGet(() -> new Trust("", "", List.of()));
    }

    public static Trust of(MarginQuality quality, Texts texts) {
        String tone = switch (quality.grade()) {
            case SOUND -> "good";
            case FAIR -> "warn";
            case POOR -> "bad";
        };
        return new Trust(
                tone,
                texts.with("account.trust." + quality.grade().name().toLowerCase(Locale.ROOT)),
                Sentences.timeless(texts).of(quality.reasons()));
    }
}
