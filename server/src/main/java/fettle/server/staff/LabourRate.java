package fettle.server.staff;

import java.time.LocalDate;

/// What an hour of a person costs us from a day on, until the next rate begins (DOMAIN 4.2).
///
/// @param rateMinor pay with employer's share, in pence or cents
/// @param overheadMinor what is added for the loaded rate
public record LabourRate(long technicianId, LocalDate validFrom, long rateMinor, long overheadMinor, String currency) {

    private static final long MOST = 100_000_00;

    public LabourRate {
        if (rateMinor < 0 || rateMinor > MOST || overheadMinor < 0 || overheadMinor > MOST) {
            throw new IllegalArgumentException("An hour does not cost " + rateMinor + " and " + overheadMinor);
        }
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("A currency has three letters, not " + currency);
        }
    }

    public long loadedMinor() {
        return rateMinor + overheadMinor;
    }
}
