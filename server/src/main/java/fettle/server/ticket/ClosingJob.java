package fettle.server.ticket;

import fettle.server.job.Job;
import java.time.Duration;

/// Closes resolved tickets whose time to come back is over.
public record ClosingJob(Closing closing) implements Job {

    @Override
    public String name() {
        return "close-tickets";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        closing.closeDue();
    }
}
