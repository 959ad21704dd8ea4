package fettle.server.notice;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/// What somebody wants to be told by mail, and when.
///
/// @param urgent which of the kinds come in quiet hours, too
/// @param digestAt when the day's summary comes, by their own clock
/// @param version grows with each change; 0 for who never chose
public record NoticeChoice(
        Set<NoticeKind> kinds, Set<NoticeKind> urgent, QuietHours quiet, LocalTime digestAt, int version) {

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    public NoticeChoice {
        kinds = Set.copyOf(kinds);
        urgent = Set.copyOf(urgent);
    }

    static NoticeChoice usual(ZoneId zone) {
        return new NoticeChoice(
                NoticeKind.USUAL, EnumSet.noneOf(NoticeKind.class), QuietHours.offDuty(zone), MORNING, 0);
    }

    public boolean wants(NoticeKind kind) {
        return kinds.contains(kind);
    }

    public boolean isUrgent(NoticeKind kind) {
        return urgent.contains(kind);
    }
}
