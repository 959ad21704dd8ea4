package fettle.server.account.cover;

import static java.util.stream.Collectors.toUnmodifiableMap;

import fettle.server.monitor.Cover;
import fettle.server.monitor.rule.Uncovered;
import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.worklog.TimeListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which tickets have work for which nobody pays, as it was worked out last, and whose clients must be looked at again.
public final class CoverRows implements Cover, TicketListener, TimeListener {

    /// That a client must be looked at.
    record Mark(long id, long clientId) {}

    private final Ids ids;

    public CoverRows(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Optional<Uncovered> lacking(Tx client, long ticketId) {
        return client.sql("cover.of-ticket").set("ticket", ticketId).one(CoverRows::uncovered);
    }

    /// More or other work, or somebody has let it stand.
    @Override
    public void changed(Tx tx, long clientId) {
        tx.forClient(clientId).sql("cover.mark").set("id", ids.next()).update();
    }

    /// Other contract lines may take the work of a ticket once it has another kind, or another client.
    @Override
    public void changed(Tx tx, Ticket ticket, List<TicketEvent> events) {
        boolean matters = events.stream()
                .anyMatch(event -> event instanceof TicketEvent.Triaged || event instanceof TicketEvent.Reassigned);
        if (matters) {
            changed(tx, ticket.clientId());
        }
    }

    List<Mark> marks(Tx tx, int most) {
        return tx.sql("cover.marks").set("most", most).list(row -> new Mark(row.id("id"), row.id("client_id")));
    }

    void forget(Tx tx, Mark mark) {
        tx.forClient(mark.clientId()).sql("cover.forget").set("id", mark.id()).update();
    }

    Map<Long, Uncovered> ofClient(Tx client) {
        return client.sql("cover.of-client").list(row -> Map.entry(row.id("ticket_id"), uncovered(row))).stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Holds the ticket and keeps what is known of it now.
    ///
    /// @return whether the ticket is still this client's
    boolean put(Tx client, long ticketId, Optional<Uncovered> now) {
        if (client.sql("cover.lock").set("ticket", ticketId).update() == 0) {
            return false;
        }
        client.sql("cover.clear").set("ticket", ticketId).update();
        now.ifPresent(uncovered -> client.sql("cover.insert")
                .set("ticket", ticketId)
                .set("since", uncovered.since())
                .set("minutes", uncovered.minutes())
                .set("lack", uncovered.lack())
                .update());
        return true;
    }

    private static Uncovered uncovered(Row row) {
        return new Uncovered(row.instant("since"), row.count("minutes"), row.one(Uncovered.Lack.class, "lack"));
    }
}
