package fettle.server.monitor.board;

import fettle.server.monitor.rule.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found today, hour by hour, and whether somebody acted on it in time: saw to it or cleared it within ten
/// minutes where it was to be acted on, within an hour where it was a warning. What still has time counts as neither.
public record Hours(SortedMap<Integer, Hour> byHour) {

    private static final Duration TO_ACT = Duration.ofMinutes(10);
    private static final Duration TO_HEED = Duration.ofHours(1);

    /// @param undecided those that still have time
    public record Hour(int inTime, int missed, int undecided) {

        private static final Hour NONE = new Hour(0, 0, 0);

        Hour and(Optional<Boolean> verdict) {
            return verdict.map(good ->
                            good ? new Hour(inTime + 1, missed, undecided) : new Hour(inTime, missed + 1, undecided))
                    .orElseGet(() -> new Hour(inTime, missed, undecided + 1));
        }

        public int all() {
            return inTime + missed + undecided;
        }
    }

    /// A finding of today as far as this counts.
    public record Opened(Instant at, Severity severity, Optional<Instant> acknowledgedAt, Optional<Instant> clearedAt) {

        /// Whether it was acted on in time; nothing while there is time left.
        Optional<Boolean> inTime(Instant now) {
            Instant limit = at.plus(severity.over(Severity.WARN) ? TO_ACT : TO_HEED);
            Instant acted = acknowledgedAt
                    .filter(seen ->
                            clearedAt.filter(cleared -> cleared.isBefore(seen)).isEmpty())
                    .or(() -> clearedAt)
                    .orElse(Instant.MAX);
            if (!acted.isAfter(limit)) {
                return Optional.of(true);
            }
            return now.isAfter(limit) ? Optional.of(false) : Optional.empty();
        }
    }

    public static Hours of(List<Opened> opened, ZoneId zone, Instant now) {
        SortedMap<Integer, Hour> byHour = new TreeMap<>();
        for (Opened one : opened) {
            int hour = one.at().atZone(zone).getHour();
            byHour.put(hour, byHour.getOrDefault(hour, Hour.NONE).and(one.inTime(now)));
        }
        return new Hours(byHour);
    }
}
