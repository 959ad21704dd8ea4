package fettle.contracts.contract;

import fettle.contracts.money.Minutes;
import fettle.contracts.words.Refused;

/// How long the unused minutes of an allowance stay usable (DOMAIN 3.4).
///
/// @param periods for how many more months, quarters or years; 0 for none
/// @param cap the most that is carried over in all; the oldest above it lapse at once
public record Rollover(int periods, Minutes cap) {

    public static final Rollover NONE = new Rollover(0, Minutes.ZERO);

    private static final int TEN_YEARS = 120;

    public Rollover {
        if (periods < 0 || periods > TEN_YEARS || cap.isNegative()) {
            throw Refused.because("contracts.contract.rollover", periods, cap.toString());
        }
    }
}
