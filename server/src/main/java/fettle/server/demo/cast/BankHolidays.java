package fettle.server.demo.cast;

/// The bank holidays of England and Wales in the years of the demo, as exceptions of a calendar.
public final class BankHolidays {

    public static final String ENGLAND = "2026-01-01=closed;2026-04-03=closed;2026-04-06=closed;2026-05-04=closed;"
            + "2026-05-25=closed;2026-08-31=closed;2026-12-25=closed;2026-12-28=closed;2027-01-01=closed;"
            + "2027-03-26=closed;2027-03-29=closed;2027-05-03=closed;2027-05-31=closed;2027-08-30=closed;"
            + "2027-12-27=closed;2027-12-28=closed";

    private BankHolidays() {}
}
