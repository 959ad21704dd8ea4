package fettle.server.job;

import java.util.Optional;

/// What went wrong during one run of a job: a piece of work that fails keeps no other piece waiting, and the run counts
/// as failed all the same.
public final class Failures {

    private Optional<RuntimeException> first = Optional.empty();
    private int count;

    /// Does one piece. Its failure is kept for the end, unless the run itself is to end.
    public void during(Runnable piece) {
        try {
            piece.run();
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            count++;
            first = first.or(() -> Optional.of(failure));
        }
    }

    /// Fails when any piece did, with the first one's cause.
    public void tell() {
        first.ifPresent(failure -> {
            throw new IllegalStateException(count + " failed, first: " + failure.getMessage(), failure);
        });
    }
}
