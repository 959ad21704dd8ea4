package fettle.server.notice.page;

import fettle.server.notice.NoticeChoice;
import fettle.server.notice.NoticeKind;
import fettle.web.text.Texts;
import java.util.Arrays;
import java.util.List;

/// What somebody is told by mail, ready to be changed.
///
/// @param address where it goes
/// @param saved whether it has just been changed
record NoticePage(
        String address,
        boolean saved,
        List<Kind> kinds,
        List<Kind> urgent,
        String zone,
        String quietFrom,
        String quietUntil,
        boolean quietWeekend,
        String digestAt,
        String version) {

    /// A kind to tick.
    record Kind(String value, String label, boolean chosen) {}

    static NoticePage of(NoticeChoice choice, String address, boolean saved, Texts texts) {
        return new NoticePage(
                address,
                saved,
                Arrays.stream(NoticeKind.values())
                        .map(kind -> kind(kind, choice.wants(kind), texts))
                        .toList(),
                Arrays.stream(NoticeKind.values())
                        .filter(kind -> kind != NoticeKind.DIGEST)
                        .map(kind -> kind(kind, choice.isUrgent(kind), texts))
                        .toList(),
                choice.quiet().zone().getId(),
                choice.quiet().from().toString(),
                choice.quiet().until().toString(),
                choice.quiet().weekend(),
                choice.digestAt().toString(),
                String.valueOf(choice.version()));
    }

    private static Kind kind(NoticeKind kind, boolean chosen, Texts texts) {
        return new Kind(kind.key(), texts.with("notice.kind." + kind.key()), chosen);
    }
}
