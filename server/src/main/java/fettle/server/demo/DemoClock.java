package fettle.server.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The time of the demo: it is moved through half a year of work, and then goes on as everybody's.
public final class DemoClock implements InstantSource {

    private volatile Optional<Instant> told = Optional.empty();

    @Override
    public Instant instant() {
        return told.orElseGet(Instant::now);
    }

    /// From now on it is this late, until somebody says otherwise.
    void move(Instant to) {
        told = Optional.of(to);
    }

    /// From now on it is as late as it is.
    void release() {
        told = Optional.empty();
    }
}
