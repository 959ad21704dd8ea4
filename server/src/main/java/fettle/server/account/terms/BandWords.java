package fettle.server.account.terms;

import fettle.server.contract.CreditBands;
import fettle.web.Refusal;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Credit bands as people write them, in per cents: `95=5; 90=10` is stored as `9500=5;9000=10`.
final class BandWords {

    private static final Pattern BAND = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,2})?)\\s*=\\s*([0-9]{1,3})");
    private static final Pattern SEMICOLON = Pattern.compile(";");

    private BandWords() {}

    /// The stored form of what was typed.
    static String stored(String typed) {
        return SEMICOLON
                .splitAsStream(typed)
                .map(String::strip)
                .filter(band -> !band.isEmpty())
                .map(BandWords::band)
                .collect(Collectors.joining(";"));
    }

    /// What is stored, to be typed over.
    static String typed(String stored) {
        return CreditBands.parse(stored).stream()
                .map(band -> plain(band.belowBasisPoints()) + "=" + plain(band.creditBasisPoints()))
                .collect(Collectors.joining("; "));
    }

    private static String band(String text) {
        Matcher band = BAND.matcher(text.replace("%", "").strip());
        if (!band.matches() || new BigDecimal(band.group(1)).compareTo(BigDecimal.valueOf(100)) > 0) {
            throw Refusal.Invalid.field("creditBands", "account.credit-bands-unreadable", text);
        }
        return new BigDecimal(band.group(1)).movePointRight(2).intValueExact() + "=" + band.group(2);
    }

    private static String plain(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString();
    }
}
