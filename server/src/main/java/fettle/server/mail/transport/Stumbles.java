package fettle.server.mail.transport;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// How often we have failed at single messages of a mailbox, so that one that its server does not hand over keeps none
/// of the others from us.
final class Stumbles {

    private static final int ENOUGH = 3;

    private final Map<Long, Integer> byMessage = new HashMap<>();
    private long validity;
    private long lookedAgain = System.nanoTime();

    void in(long folderValidity) {
        if (validity != folderValidity) {
            byMessage.clear();
            validity = folderValidity;
        }
    }

    void over(long uid) {
        byMessage.merge(uid, 1, Integer::sum);
    }

    /// Whether the message is no longer asked for as a whole.
    boolean areEnough(long uid) {
        return byMessage.getOrDefault(uid, 0) >= ENOUGH;
    }

    /// Whether not even its header can be had.
    boolean areTooMany(long uid) {
        return byMessage.getOrDefault(uid, 0) > ENOUGH;
    }

    void forget(long uid) {
        byMessage.remove(uid);
    }

    /// Whether it is time to ask again for what was withheld; true once for each such time.
    boolean mayBeTriedAgain(Duration pause) {
        boolean due = System.nanoTime() - lookedAgain > pause.toNanos();
        if (due) {
            lookedAgain = System.nanoTime();
        }
        return due;
    }
}
