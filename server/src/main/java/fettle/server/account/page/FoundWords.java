package fettle.server.account.page;

import fettle.server.account.figure.Amounts;
import fettle.server.account.kept.FoundLater;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// What was found out about a closed month since it was sent: a line for each promise of a ticket, and what that gives
/// back.
///
/// @param sum what the month gives back more, or less; "" where that does not change
record FoundWords(String month, String sum, List<Line> lines) {

    /// A promise that reads differently now.
    ///
    /// @param credit what the ticket earns by it by itself; "" for nothing
    record Line(String number, String words, String credit) {}

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

    static FoundWords of(FoundLater found, Texts texts) {
        return new FoundWords(
                NAME.format(found.concerns()),
                found.credit()
                        .filter(credit -> !credit.isZero())
                        .map(credit -> credit.isNegative()
                                ? texts.with("account.found.less", Amounts.money(credit.negated()))
                                : texts.with("account.found.more", Amounts.money(credit)))
                        .orElse(""),
                found.lines().stream().map(line -> line(line, texts)).toList());
    }

    private static Line line(FoundLater.Line line, Texts texts) {
        return new Line(
                line.adjustment().ticket(),
                Sentences.timeless(texts).of(line.adjustment().inWords()),
                line.credit()
                        .map(credit -> texts.with("account.broken-credit", Amounts.money(credit)))
                        .orElse(""));
    }
}
