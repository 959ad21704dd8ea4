package fettle.server.store.edition;

import io.helidon.dbclient.DbExecute;
import java.util.SortedSet;
import java.util.TreeSet;

/// Whose rows a transaction has changed, as far as others watch them: counted as the last thing before the commit, in
/// one order, so that the lock on a count is held for the commit only and two transactions never wait for each other.
public final class Changed {

    private final SortedSet<Integer> places = new TreeSet<>();

    /// Notes a change of a client's rows.
    public void of(long client) {
        places.add(Editions.place(client));
    }

    /// Notes a change of rows that belong to no client.
    public void ofAll() {
        places.add(Editions.COMMON);
    }

    /// Whether what others know of a client is no longer what this transaction sees.
    public boolean concerns(long client) {
        return places.contains(Editions.COMMON) || places.contains(Editions.place(client));
    }

    public void count(DbExecute on) {
        for (int place : places) {
            on.createNamedDmlStatement("edition.count", "UPDATE edition SET changes = changes + 1 WHERE place = ?")
                    .addParam(place)
                    .execute();
        }
    }
}
