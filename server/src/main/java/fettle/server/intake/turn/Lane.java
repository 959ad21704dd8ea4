package fettle.server.intake.turn;

import java.util.Optional;

/// Those mails that wait for each other: of one client, or of one domain that is nobody's, at one mailbox.
///
/// @param owner a client, by `#` and its id, or a domain that is nobody's
/// @param pace how soon one may follow another
record Lane(Optional<Long> mailboxId, String owner, Pace pace) {

    /// The owner of old mail that is taken over: it waits for itself, and for nobody who writes today.
    static final String HISTORY = "history";

    /// The owner of strangers' mail when it comes from too many domains.
    private static final String MANY = "*";

    static final String CLIENT = "#";

    /// How long the others may go on after a mail of the lane.
    enum Pace {
        /// Answers to us: ten of them count as one other mail, and the first ten go before all that wait.
        REPLY(1, 10),
        ORDINARY(10, 0);

        private final int step;
        private final int ahead;

        Pace(int step, int ahead) {
            this.step = step;
            this.ahead = ahead;
        }

        int step() {
            return step;
        }

        int ahead() {
            return ahead;
        }
    }

    static String ofClient(long clientId) {
        return CLIENT + clientId;
    }

    /// Whether it may be one of any number.
    boolean isStrangers() {
        return !owner.startsWith(CLIENT) && !owner.equals(HISTORY);
    }

    Lane ofMany() {
        return new Lane(mailboxId, MANY, pace);
    }
}
