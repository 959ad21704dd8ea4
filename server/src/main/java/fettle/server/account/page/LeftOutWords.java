package fettle.server.account.page;

import fettle.server.sla.LeftOut;
import fettle.web.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What does not count in a month, in one line each: which ticket, why, and who said so.
record LeftOutWords(String number, String subject, String words) {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);

    static LeftOutWords of(LeftOut leftOut, ZoneId zone, Texts texts) {
        String what = leftOut.time()
                .map(time -> texts.with(
                        "account.left-out.time",
                        MOMENT.format(time.from().atZone(zone)),
                        MOMENT.format(time.until().atZone(zone))))
                .orElseGet(() -> texts.with("account.left-out.whole"));
        String reason = leftOut.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String who = leftOut.approvedSelf()
                ? texts.with("account.left-out.self", leftOut.approvedBy())
                : texts.with("account.left-out.by", leftOut.askedBy(), leftOut.approvedBy());
        return new LeftOutWords(
                String.valueOf(leftOut.number()),
                leftOut.subject(),
                texts.with(
                        "account.left-out.words", what, texts.with("desk.exclusion." + reason), leftOut.words(), who));
    }
}
