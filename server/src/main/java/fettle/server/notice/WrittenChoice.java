package fettle.server.notice;

import fettle.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What somebody chose, in the words in which forms and programs send it.
public record WrittenChoice(
        List<String> kinds,
        List<String> urgent,
        String zone,
        String quietFrom,
        String quietUntil,
        boolean quietWeekend,
        String digestAt,
        int version) {

    public WrittenChoice {
        kinds = List.copyOf(kinds);
        urgent = List.copyOf(urgent);
    }

    /// The choice itself, or a sentence at the field that can't be read.
    public NoticeChoice read() {
        var quiet = new QuietHours(
                read("zone", zone, ZoneId::of, "notice.zone-unknown"),
                time("quietFrom", quietFrom),
                time("quietUntil", quietUntil),
                quietWeekend);
        return new NoticeChoice(
                kinds("kinds", kinds), kinds("urgent", urgent), quiet, time("digestAt", digestAt), version);
    }

    private static <T> T read(String field, String words, Function<String, T> reading, String otherwise) {
        try {
            return reading.apply(words);
        } catch (DateTimeException unreadable) {
            throw Refusal.Invalid.field(field, otherwise, words);
        }
    }

    private static LocalTime time(String field, String words) {
        return read(field, words, LocalTime::parse, "notice.time-unreadable")
                .withSecond(0)
                .withNano(0);
    }

    private static Set<NoticeKind> kinds(String field, List<String> words) {
        return words.stream()
                .map(word -> Arrays.stream(NoticeKind.values())
                        .filter(kind -> kind.key().equals(word))
                        .findFirst()
                        .orElseThrow(() -> Refusal.Invalid.field(field, "form.not-offered")))
                .collect(Collectors.toSet());
    }
}
