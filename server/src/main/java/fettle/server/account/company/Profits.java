package fettle.server.account.company;

import fettle.server.account.ClientMonths;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.store.Tx;
import java.time.YearMonth;
import java.util.List;

/// What each client's month left, remembered once for all who ask.
public final class Profits {

    private final ClientMonths months;
    private final RememberedMonths<Profit> known = new RememberedMonths<>(Profit::of);

    public Profits(ClientMonths months) {
        this.months = months;
    }

    /// Those of clients of ours, and of former ones while their month has figures.
    public List<Profit> of(Tx tx, YearMonth month) {
        return months.ofAll(tx, month, known).stream().filter(Profits::isShown).toList();
    }

    private static boolean isShown(Profit profit) {
        return profit.client().active() || profit.figures().isPresent();
    }
}
