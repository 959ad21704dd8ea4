package fettle.web.text;

import fettle.contracts.money.Money;
import fettle.contracts.words.Sentence;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Puts what `contracts` has to say into the reader's language and time.
///
/// @param zone whose wall clock the reader looks at
public record Sentences(Texts texts, ZoneId zone) {

    /// A few for each language; reading a pattern costs more than writing a moment by it.
    private static final Map<Written, DateTimeFormatter> FORMATTERS = new ConcurrentHashMap<>();

    private record Written(String pattern, Locale locale) {}

    /// For sentences without a moment in them, in which nobody's zone matters.
    public static Sentences timeless(Texts texts) {
        return new Sentences(texts, ZoneOffset.UTC);
    }

    /// The sentence with its arguments written out: a moment as `Mon 2 Mar 2026 09:00`, an amount of time as
    /// `7 h 40 min`, money as `£1,140.00`, a sentence of its own in its place.
    public String of(Sentence sentence) {
        return texts.with(
                sentence.key(), sentence.arguments().stream().map(this::written).toArray());
    }

    public List<String> of(List<Sentence> sentences) {
        return sentences.stream().map(this::of).toList();
    }

    private String written(Object argument) {
        return switch (argument) {
            case Sentence part -> of(part);
            case Instant moment -> moment(moment.atZone(zone));
            case LocalDate day -> formatter("date").format(day);
            case Duration time -> amount(time);
            case Money money -> money(money);
            default -> String.valueOf(argument);
        };
    }

    /// With seconds only where there are any.
    private String moment(ZonedDateTime local) {
        return formatter(local.getSecond() == 0 ? "minute" : "second").format(local);
    }

    /// Hours, minutes and seconds as far as they are needed; hours of business time are not days.
    public String amount(Duration time) {
        Duration size = time.abs();
        List<String> parts = new ArrayList<>();
        addPart(parts, size.toHours(), "contracts.amount.hours");
        addPart(parts, size.toMinutesPart(), "contracts.amount.minutes");
        addPart(parts, size.toSecondsPart(), "contracts.amount.seconds");
        String words = parts.isEmpty() ? texts.with("contracts.amount.minutes", 0) : String.join(" ", parts);
        return time.isNegative() ? texts.with("contracts.amount.negative", words) : words;
    }

    private void addPart(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(texts.with(unit, count));
        }
    }

    /// An amount as people write it: `£1,140.00`.
    public String money(Money money) {
        BigDecimal size = money.amount().abs();
        var digits = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale()));
        digits.setMinimumFractionDigits(size.scale());
        digits.setMaximumFractionDigits(size.scale());
        return (money.isNegative() ? "−" : "") + money.currency().getSymbol(locale()) + digits.format(size);
    }

    private DateTimeFormatter formatter(String precision) {
        return FORMATTERS.computeIfAbsent(
                new Written(texts.with("contracts.moment." + precision), locale()),
                written -> DateTimeFormatter.ofPattern(written.pattern(), written.locale()));
    }

    private Locale locale() {
        return texts.language().equals("en") ? Locale.UK : Locale.forLanguageTag(texts.language());
    }
}
