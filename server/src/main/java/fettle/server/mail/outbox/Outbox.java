package fettle.server.mail.outbox;

import fettle.server.store.Ids;
import fettle.server.store.Scope;
import fettle.server.store.Sql;
import fettle.server.store.SqlFile;
import fettle.server.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Mails that are to go out: added in the transaction that gives cause for them, sent later by `OutboxJob`.
public final class Outbox {

    public static final SqlFile STATEMENTS = new SqlFile(Outbox.class, "outbox.sql");

    private final InstantSource clock;
    private final OutboxStore store;
    private volatile Runnable wake = () -> {};
    private volatile DeliveryListener listener = DeliveryListener.NOBODY;

    public Outbox(Ids ids, InstantSource clock) {
        this.clock = clock;
        this.store = new OutboxStore(ids);
    }

    /// Has this done from now on whenever a mail has been added and is safe: waking whoever sends.
    public void wake(Runnable sender) {
        wake = sender;
    }

    /// Has this told from now on of mails that do not simply arrive.
    public void listen(DeliveryListener heard) {
        listener = heard;
    }

    DeliveryListener listener() {
        return listener;
    }

    /// Adds a mail. One whose cause has its mail already is not added again.
    public void add(Tx tx, NewMail mail) {
        if (!store.hasCause(tx, mail)) {
            store.insert(tx, mail, clock.instant());
            tx.afterCommit(() -> wake.run());
        }
    }

    /// The mails that went out about a ticket, oldest first, with what became of each.
    public List<Delivery> ofTicket(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }

    /// The newest mails before the one with the given id, which may be `Long.MAX_VALUE`. A mail to several
    /// recipients counts once for each.
    public List<Delivery> newest(Tx tx, long before, int most) {
        return store.newest(tx, before, most);
    }

    public Optional<SentMail> find(Tx tx, long mailId) {
        return store.find(tx, mailId);
    }

    /// The mail of ours that has this Message-ID.
    public Optional<SentMail> withMessageId(Tx tx, String messageId) {
        return tx.sql("outbox.of-message-id")
                .set("messageId", messageId)
                .one(row -> row.id("id"))
                .flatMap(id -> store.find(tx, id));
    }

    /// Those whose mail server has taken a mail, whether or not it came back later.
    public List<String> takenFor(Tx tx, SentMail mail) {
        return tx.forClient(mail.mail().clientId())
                .sql("outbox.taken-for")
                .set("mailId", mail.id())
                .list(row -> row.text("address"));
    }

    /// One recipient of a mail, and what became of it there.
    public Optional<Delivery.To> recipient(Tx tx, SentMail mail, long recipientId) {
        return tx.forClient(mail.mail().clientId())
                .sql("outbox.recipient")
                .set("mailId", mail.id())
                .set("id", recipientId)
                .one(OutboxStore::to);
    }

    /// The mail that went or goes to a recipient.
    public Optional<SentMail> ofRecipient(Tx tx, long clientId, long recipientId) {
        return tx.forClient(clientId)
                .sql("outbox.of-recipient")
                .set("id", recipientId)
                .one(row -> row.id("outbound_id"))
                .flatMap(id -> store.find(tx, id));
    }

    /// Marks a mail as come back from one of its recipients; false when it never went to them, or is marked
    /// already. Where it had been refused before, that has been told.
    public boolean bounced(Tx tx, SentMail mail, String address, String words) {
        Tx clientTx = tx.forClient(mail.mail().clientId());
        clientTx.sql("outbox.to-bounce")
                .set("mailId", mail.id())
                .set("address", address)
                .list(row -> row.id("id"))
                .forEach(id -> listener.undelivered(tx, mail, new Undelivered(id, address, Obstacle.of(words))));
        return clientTx.sql("outbox.bounce")
                        .set("mailId", mail.id())
                        .set("address", address)
                        .set("error", words)
                        .set("now", clock.instant())
                        .update()
                == 1;
    }

    /// Notes that one of its recipients has opened a mail, when their program first says so.
    public void opened(Tx tx, SentMail mail, String address) {
        tx.forClient(mail.mail().clientId())
                .sql("outbox.opened")
                .set("mailId", mail.id())
                .set("address", address)
                .set("now", clock.instant())
                .update();
    }

    /// How many acknowledgements an address has been sent since: all, or for a contact those of their company.
    public int acknowledgementsTo(Tx tx, long clientId, String address, Instant since) {
        return count(lately(tx, clientId, "outbox.automatic-to-address", since).set("address", address));
    }

    /// How many acknowledgements have been sent since to addresses of the same domain.
    public int acknowledgementsToDomain(Tx tx, long clientId, String address, Instant since) {
        String domain = OutboxStore.domain(address);
        return count(lately(tx, clientId, "outbox.automatic-to-domain", since).set("domain", domain));
    }

    /// A contact's transaction reads nothing of other clients, so what they ask for is counted among their own.
    private static Sql lately(Tx tx, long clientId, String statement, Instant since) {
        Sql sql = tx.scope() instanceof Scope.Client
                ? tx.forClient(clientId).sql(statement + "-of-client")
                : tx.sql(statement);
        return sql.set("since", since);
    }

    private static int count(Sql sql) {
        return sql.one(row -> row.count("mails")).orElse(0);
    }
}
