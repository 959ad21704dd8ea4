package fettle.server.mail.transport;

import java.time.Duration;

/// How long to wait after a failure: each time twice as long, within bounds.
final class BackOff {

    private final MailboxWatch.Patience patience;
    private Duration wait;

    BackOff(MailboxWatch.Patience patience) {
        this.patience = patience;
        this.wait = patience.firstRetry();
    }

    void atItsShortest() {
        wait = patience.firstRetry();
    }

    void atItsLongest() {
        wait = patience.lastRetry();
    }

    Duration next() {
        Duration now = wait;
        Duration doubled = wait.multipliedBy(2);
        wait = doubled.compareTo(patience.lastRetry()) < 0 ? doubled : patience.lastRetry();
        return now;
    }
}
