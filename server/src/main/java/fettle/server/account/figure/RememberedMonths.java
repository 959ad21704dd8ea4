package fettle.server.account.figure;

import fettle.server.account.AccountMonth;
import fettle.server.client.Client;
import fettle.server.store.edition.Remembered;
import java.time.YearMonth;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// What a list shows of each client's month, kept until something of that client changes. A month with all its work is
/// too much to keep for every client; the few figures of a row are not.
public final class RememberedMonths<T> {

    /// A month of two thousand clients, or two years of eighty.
    private static final int MOST = 2_000;

    private final Function<AccountMonth, T> shown;
    private final Remembered<Key, T> known = new Remembered<>(MOST, _ -> 1);

    /// @param over the same rows say something else once the month has ended
    private record Key(Client client, YearMonth month, boolean over) {}

    /// @param shown takes from a month what is shown of it, and holds on to nothing else
    public RememberedMonths(Function<AccountMonth, T> shown) {
        this.shown = shown;
    }

    /// The month of a client in this edition of its rows, from the work where it is not known.
    public T month(Client client, YearMonth month, boolean over, OptionalLong edition, Supplier<AccountMonth> work) {
        return known.get(new Key(client, month, over), edition, _ -> true, () -> shown.apply(work.get()));
    }
}
