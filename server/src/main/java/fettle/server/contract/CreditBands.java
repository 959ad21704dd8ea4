package fettle.server.contract;

import fettle.contracts.sla.attainment.ServiceCredit.Band;
import fettle.web.Refusal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The bands of a service credit in the form in which they are stored: `9500=5;9000=10` gives 5 % back below 95 %, and
/// 10 % below 90 %.
public final class CreditBands {

    private static final Pattern BAND = Pattern.compile("([0-9]{1,5})=([0-9]{1,3})");
    private static final Pattern SEMICOLON = Pattern.compile(";");

    private CreditBands() {}

    public static List<Band> parse(String text) {
        return SEMICOLON
                .splitAsStream(text)
                .filter(band -> !band.isBlank())
                .map(CreditBands::band)
                .toList();
    }

    private static Band band(String text) {
        Matcher band = BAND.matcher(text.strip());
        if (!band.matches() || Integer.parseInt(band.group(1)) > 10_000 || Integer.parseInt(band.group(2)) > 100) {
            throw Refusal.Invalid.field("creditBands", "contract.credit-bands", text.strip());
        }
        return new Band(Integer.parseInt(band.group(1)), Integer.parseInt(band.group(2)) * 100);
    }
}
