package fettle.server.account.page;

import fettle.server.ask.survey.Satisfaction;
import fettle.web.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// What customers say, in sentences that tell how much they are worth.
public final class SatisfactionWords {

    private SatisfactionWords() {}

    public static List<String> of(Satisfaction said, Texts texts) {
        if (said.asked() == 0) {
            return List.of(texts.with("account.satisfaction.none"));
        }
        List<String> words = new ArrayList<>();
        words.add(texts.with(
                "account.satisfaction.answered", said.answered(), said.asked(), percent(said.responseRate())));
        if (said.answered() > 0) {
            words.add(share(said, texts));
            said.mean()
                    .ifPresent(mean -> words.add(texts.with(
                            "account.satisfaction.mean",
                            BigDecimal.valueOf(mean)
                                    .setScale(1, RoundingMode.HALF_UP)
                                    .toPlainString())));
        }
        return words;
    }

    private static String share(Satisfaction said, Texts texts) {
        return said.isTooFew()
                ? texts.with("account.satisfaction.few", said.good().poor(), said.answered())
                : texts.with(
                        "account.satisfaction.share",
                        percent(said.good().share()),
                        percent(said.range().low()),
                        percent(said.range().high()));
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }
}
