package fettle.server.intake.alarm;

import fettle.server.mail.transport.Accounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a mailbox is doing, as far as alarms go by it.
///
/// @param failures how often in a row it could not be read
/// @param newest when its last mail came
/// @param oldestWaiting the oldest of its mails that waits to be sorted
record MailboxStanding(
        long id,
        String address,
        boolean fetched,
        Optional<Accounts.State> state,
        String words,
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> newest,
        Optional<Instant> oldestWaiting) {

    private static final int FAILED_LOGINS = 3;
    private static final Duration TOO_LONG_AWAY = Duration.ofMinutes(30);
    private static final Duration TOO_LONG_WAITING = Duration.ofMinutes(15);
    private static final Duration NEVER_SILENT = Duration.ofHours(4);
    private static final Duration A_WEEK = Duration.ofDays(8);
    private static final int ENOUGH_TO_KNOW = 20;

    boolean isLockedOut() {
        return fetched && state.equals(Optional.of(Accounts.State.LOGIN_FAILED)) && failures >= FAILED_LOGINS;
    }

    boolean isCutOff(Instant now) {
        return fetched
                && state.equals(Optional.of(Accounts.State.DISTURBED))
                && failingSince.filter(now.minus(TOO_LONG_AWAY)::isAfter).isPresent();
    }

    boolean isBehind(Instant now) {
        return oldestWaiting.filter(now.minus(TOO_LONG_WAITING)::isAfter).isPresent();
    }

    /// Whether its silence is worth a look at what is usual.
    boolean mayBeSilent(Instant now) {
        return newest.filter(now.minus(NEVER_SILENT)::isAfter).isPresent();
    }

    /// Whether it has been silent for more than twice the longest pause of the last weeks. Of a mailbox
    /// that is young or seldom written to nobody can tell.
    ///
    /// @param arrivals when its mails of the last weeks came, oldest first
    static boolean isSilent(List<Instant> arrivals, Instant now) {
        if (arrivals.size() < ENOUGH_TO_KNOW
                || Duration.between(arrivals.getFirst(), arrivals.getLast()).compareTo(A_WEEK) < 0) {
            return false;
        }
        Duration longest = NEVER_SILENT.dividedBy(2);
        for (int mail = 1; mail < arrivals.size(); mail++) {
            Duration pause = Duration.between(arrivals.get(mail - 1), arrivals.get(mail));
            longest = pause.compareTo(longest) > 0 ? pause : longest;
        }
        return Duration.between(arrivals.getLast(), now).compareTo(longest.multipliedBy(2)) > 0;
    }
}
