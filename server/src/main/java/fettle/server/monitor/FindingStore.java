package fettle.server.monitor;

import fettle.server.monitor.rule.Severity;
import fettle.server.store.Tx;
import java.time.Instant;
import java.util.List;

/// Findings and the instants at which rules look again, by the statements in `monitor.sql`. Every `Tx` is bound to the
/// client of the ticket unless said otherwise.
final class FindingStore {

    /// A ticket by its row.
    record Place(long clientId, long ticketId) {}

    /// When a rule is to look again, and what it will say.
    record Trigger(String rule, Instant at, Severity severity) {}

    /// Makes everybody else who changes the ticket wait until this transaction ends.
    boolean lock(Tx client, long ticketId) {
        return client.sql("monitor.lock").set("ticket", ticketId).update() == 1;
    }

    List<Finding> open(Tx client, long ticketId) {
        return client.sql("monitor.open-of-ticket").set("ticket", ticketId).list(Finding::of);
    }

    List<Finding> ofTicket(Tx client, long ticketId) {
        return client.sql("monitor.of-ticket").set("ticket", ticketId).list(Finding::of);
    }

    void raise(Tx client, Finding finding) {
        client.sql("monitor.raise")
                .set("id", finding.id())
                .set("ticket", finding.ticketId())
                .set("rule", finding.rule())
                .set("severity", finding.severity())
                .set("words", finding.words())
                .set("now", finding.openedAt())
                .set("late", finding.late())
                .set("person", finding.personId())
                .set("groupId", finding.groupId())
                .set("openKey", finding.rule() + " " + finding.ticketId())
                .update();
    }

    void renew(Tx client, Finding finding) {
        client.sql("monitor.renew")
                .set("id", finding.id())
                .set("severity", finding.severity())
                .set("words", finding.words())
                .set("person", finding.personId())
                .set("groupId", finding.groupId())
                .update();
    }

    /// Takes back that somebody has seen it: it has become worse since.
    void wake(Tx client, long findingId) {
        client.sql("monitor.wake").set("id", findingId).update();
    }

    void clear(Tx client, long findingId, String how, Instant now) {
        client.sql("monitor.clear")
                .set("id", findingId)
                .set("how", how)
                .set("now", now)
                .update();
    }

    long acknowledge(Tx client, long ticketId, long technicianId, Instant now) {
        return client.sql("monitor.acknowledge")
                .set("ticket", ticketId)
                .set("technician", technicianId)
                .set("now", now)
                .update();
    }

    void snooze(Tx client, long ticketId, long technicianId, Instant now, Instant until, String reason) {
        client.sql("monitor.snooze")
                .set("ticket", ticketId)
                .set("technician", technicianId)
                .set("now", now)
                .set("until", until)
                .set("reason", reason)
                .update();
    }

    List<Trigger> triggers(Tx client, long ticketId) {
        return client.sql("monitor.triggers")
                .set("ticket", ticketId)
                .list(row ->
                        new Trigger(row.text("rule"), row.instant("fires_at"), row.one(Severity.class, "severity")));
    }

    void plan(Tx client, long ticketId, List<Trigger> triggers) {
        client.sql("monitor.forget-triggers").set("ticket", ticketId).update();
        for (Trigger trigger : triggers) {
            client.sql("monitor.plan")
                    .set("ticket", ticketId)
                    .set("rule", trigger.rule())
                    .set("at", trigger.at())
                    .set("severity", trigger.severity())
                    .update();
        }
    }

    /// Tickets of all clients for which a trigger is due.
    List<Place> due(Tx tx, Instant now, int most) {
        return tx.sql("monitor.due")
                .set("now", now)
                .set("most", most)
                .list(row -> new Place(row.id("client_id"), row.id("ticket_id")));
    }
}
