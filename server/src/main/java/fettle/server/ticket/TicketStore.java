package fettle.server.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.Ticket.Identity;
import fettle.server.ticket.Ticket.Promise;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.reply.Reply.Solution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tickets as rows, by the statements in `ticket.sql`. Every `Tx` is bound to the client, but where the name says so.
final class TicketStore {

    /// Where the order of open work puts a ticket until its clocks have spoken.
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    record Place(long clientId, long ticketId) {}

    record ResolvedAt(Place place, Instant at) {}

    void insert(Tx tx, long id, long number, NewTicket about, Instant receivedAt, Instant now, Optional<Long> version) {
        Filing filing = about.filing();
        Optional<Instant> closed = filing.imported() ? Optional.of(receivedAt) : Optional.empty();
        boolean awaits = about.channel() == Channel.EMAIL || about.channel() == Channel.PORTAL;
        tx.sql("ticket.insert")
                .set("id", id)
                .set("number", number)
                .set("contact", about.contactId())
                .set("subject", about.subject())
                .set("type", filing.type())
                .set("priority", filing.priority())
                .set("stage", filing.imported() ? Stage.CLOSED : Stage.NEW)
                .set("groupId", filing.groupId())
                .set("channel", about.channel())
                .set("identity", filing.identity())
                .set("receivedAt", receivedAt)
                .set("loggedAt", now)
                .set("unansweredSince", awaits && !filing.imported() ? Optional.of(receivedAt) : Optional.empty())
                .set("closedAt", closed)
                .set("contractVersion", version)
                .set("mailbox", filing.mailboxId())
                .set("imported", filing.imported())
                .set("isOpen", !filing.imported())
                .set("sortAt", LAST)
                .update();
    }

    Optional<Place> placeOfNumber(Tx any, long number) {
        return any.sql("ticket.client-of-number").set("number", number).one(TicketStore::place);
    }

    Optional<Place> placeOfId(Tx any, long id) {
        return any.sql("ticket.client-of-id").set("id", id).one(TicketStore::place);
    }

    Optional<Ticket> find(Tx tx, long id) {
        return tx.sql("ticket.find").set("id", id).one(TicketStore::ticket);
    }

    Optional<Ticket> findAnywhere(Tx any, long number) {
        return any.sql("ticket.find-anywhere").set("number", number).one(TicketStore::ticket);
    }

    Optional<Ticket> findByNumber(Tx tx, long number) {
        return tx.sql("ticket.find-by-number").set("number", number).one(TicketStore::ticket);
    }

    List<Ticket> ofContact(Tx tx, long contactId, int offset, int atMost) {
        return tx.sql("ticket.of-contact")
                .set("contact", contactId)
                .set("offset", offset)
                .set("atMost", atMost)
                .list(TicketStore::ticket);
    }

    /// Makes every other change of this ticket wait until this transaction has ended.
    boolean lock(Tx tx, long id) {
        return at(tx, "ticket.lock", id).update() == 1;
    }

    /// The same, and the version stays.
    boolean hold(Tx tx, long id) {
        return tx.sql("ticket.hold").set("id", id).update() == 1;
    }

    void touched(Tx tx, long id, Instant at) {
        at(tx, "ticket.touched", id).set("at", at).update();
    }

    void begun(Tx tx, long id) {
        at(tx, "ticket.begun", id).update();
    }

    void unanswered(Tx tx, long id, Instant since) {
        at(tx, "ticket.unanswered", id).set("at", since).update();
    }

    void answered(Tx tx, long id) {
        at(tx, "ticket.answered", id).update();
    }

    void pause(Tx tx, long id, PauseReason reason, Instant followUp) {
        at(tx, "ticket.wait", id)
                .set("reason", reason)
                .set("followUp", followUp)
                .update();
    }

    void resume(Tx tx, long id) {
        at(tx, "ticket.resume", id).update();
    }

    void promise(Tx tx, long id, Optional<Promise> promise) {
        at(tx, "ticket.promise", id)
                .set("words", promise.map(Promise::words))
                .set("at", promise.map(Promise::at))
                .set("technician", promise.map(Promise::technicianId))
                .update();
    }

    void nextAction(Tx tx, long id, Action action) {
        at(tx, "ticket.next-action", id)
                .set("words", action.words())
                .set("at", action.at())
                .update();
    }

    void triage(Tx tx, long id, Triage.Findings found, Instant triagedAt) {
        at(tx, "ticket.triage", id)
                .set("type", found.type())
                .set("kind", found.kindId())
                .set("impact", found.impact())
                .set("urgency", found.urgency())
                .set("users", found.usersAffected())
                .set("triagedAt", triagedAt)
                .update();
    }

    void priority(Tx tx, long id, Priority priority) {
        at(tx, "ticket.priority", id).set("priority", priority).update();
    }

    void pass(Tx tx, long id, Optional<Long> ownerId, Optional<Long> groupId, int handOffs) {
        at(tx, "ticket.pass", id)
                .set("owner", ownerId)
                .set("groupId", groupId)
                .set("handOffs", handOffs)
                .update();
    }

    void resolve(Tx tx, long id, long technicianId, Solution solution, Instant at) {
        at(tx, "ticket.resolve", id)
                .set("at", at)
                .set("technician", technicianId)
                .set("cause", written(solution.cause()))
                .set("solution", written(solution.solution()))
                .update();
    }

    void fillIn(Tx tx, long id, Solution solution) {
        at(tx, "ticket.fill-in", id)
                .set("cause", solution.cause())
                .set("solution", solution.solution())
                .update();
    }

    void reopen(Tx tx, long id) {
        at(tx, "ticket.reopen", id).update();
    }

    void close(Tx tx, long id, Instant at) {
        at(tx, "ticket.close", id).set("at", at).update();
    }

    List<ResolvedAt> resolved(Tx any, Instant after, long afterId) {
        return any.sql("ticket.resolved")
                .set("after", after)
                .set("afterId", afterId)
                .list(row -> new ResolvedAt(place(row), row.instant("resolved_at")));
    }

    List<Long> participants(Tx tx, long id) {
        return tx.sql("ticket.participants").set("ticket", id).list(row -> row.id("contact_id"));
    }

    void addParticipant(Tx tx, long id, long contactId) {
        tx.sql("ticket.add-participant")
                .set("ticket", id)
                .set("contact", contactId)
                .update();
    }

    private static Sql at(Tx tx, String statement, long id) {
        return tx.sql(statement).set("id", id);
    }

    private static Optional<String> written(String words) {
        return words.isBlank() ? Optional.empty() : Optional.of(words.strip());
    }

    private static Place place(Row row) {
        return new Place(row.id("client_id"), row.id("id"));
    }

    private static Ticket ticket(Row row) {
        return new Ticket(
                row.id("id"),
                row.id("number"),
                row.id("client_id"),
                row.optionalId("contact_id"),
                row.text("subject"),
                row.one(TicketType.class, "type"),
                row.optionalId("kind_id"),
                row.optionalOne(Impact.class, "impact"),
                row.optionalOne(Urgency.class, "urgency"),
                row.one(Priority.class, "priority"),
                row.one(Stage.class, "stage"),
                row.optionalOne(PauseReason.class, "pause_reason"),
                row.optionalInstant("follow_up_at"),
                row.optionalId("owner_id"),
                row.optionalId("group_id"),
                row.optionalText("next_action").map(words -> new Action(words, row.optionalInstant("next_action_at"))),
                row.optionalText("promise")
                        .map(words -> new Promise(words, row.instant("promise_at"), row.id("promised_by"))),
                row.one(Channel.class, "channel"),
                row.one(Identity.class, "sender_identity"),
                row.instant("received_at"),
                row.instant("logged_at"),
                row.optionalInstant("triaged_at"),
                row.optionalInstant("last_touch_at"),
                row.optionalInstant("unanswered_since"),
                row.optionalInstant("resolved_at"),
                row.optionalId("resolved_by"),
                row.optionalInstant("closed_at"),
                row.optionalText("cause"),
                row.optionalText("solution"),
                row.optionalId("contract_version_id"),
                row.optionalCount("users_affected"),
                row.count("hand_offs"),
                row.count("reopened"),
                row.optionalId("mailbox_id"),
                row.optionalId("merged_into"),
                row.yes("imported"),
                row.yes("is_open"),
                row.count("version"));
    }
}
