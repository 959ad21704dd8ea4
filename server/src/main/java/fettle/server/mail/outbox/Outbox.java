package fettle.server.mail.outbox;

import fettle.server.store.Ids;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import java.time.InstantSource;
import java.util.List;

/// Mails that are to go out: added in the transaction that gives cause for them, sent later by `OutboxJob`.
public final class Outbox {

    public static final SqlFile STATEMENTS = new SqlFile(Outbox.class, "outbox.sql");

    private final InstantSource clock;
    private final OutboxStore store;

    public Outbox(Ids ids, InstantSource clock) {
        this.clock = clock;
        this.store = new OutboxStore(ids);
    }

    /// Adds a mail. One whose cause has its mail already is not added again.
    public void add(Tx tx, NewMail mail) {
        if (!store.hasCause(tx, mail)) {
            store.insert(tx, mail, clock.instant());
        }
    }

    /// The mails that went out about a ticket, oldest first, with what became of each.
    public List<Delivery> ofTicket(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }
}
