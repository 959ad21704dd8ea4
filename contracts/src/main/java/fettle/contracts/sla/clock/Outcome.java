package fettle.contracts.sla.clock;

import fettle.contracts.sla.Commitment;
import java.time.Duration;
import java.time.Instant;

/// A promise kept or broken: one measured case of attainment (DOMAIN 2.8).
///
/// @param knownAt when it became known: kept at its stop, broken at its breach
/// @param counted the time counted, up to the evaluation when still open
/// @param open whether the clock still runs or waits; only a broken promise can be open
/// @param live whether a person answered at receipt: counted beside the response share, not in it
public record Outcome(
        Commitment commitment, boolean met, Instant knownAt, Duration counted, boolean open, boolean live) {}
