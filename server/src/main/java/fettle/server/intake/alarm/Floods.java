package fettle.server.intake.alarm;

import fettle.server.client.Clients;
import fettle.server.intake.turn.Turn;
import fettle.server.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/// Who sends a mailbox far more mail than people write.
public final class Floods {

    static final Duration LATELY = Duration.ofMinutes(15);

    /// Twenty mails a minute: a machine that has gone wrong, or all that an outage held up.
    static final int MANY = 300;

    private final Clients clients;

    /// @param sender the client's name, or the domain
    record Flood(long mailboxId, String sender, int mails) {}

    public Floods(Clients clients) {
        this.clients = clients;
    }

    /// The greatest of each mailbox.
    List<Flood> now(Tx tx, Instant now) {
        var mailboxes = new HashSet<Long>();
        return tx
                .sql("alarm.floods")
                .set("since", now.minus(LATELY))
                .set("many", MANY)
                .list(row -> new Flood(row.id("mailbox_id"), row.text("owner"), row.count("mails")))
                .stream()
                .filter(flood -> mailboxes.add(flood.mailboxId()))
                .map(flood -> new Flood(flood.mailboxId(), name(tx, flood.sender()), flood.mails()))
                .toList();
    }

    private String name(Tx tx, String owner) {
        return Turn.clientOf(owner).map(id -> clients.client(tx, id).name()).orElse(owner);
    }
}
