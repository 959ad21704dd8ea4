package fettle.server.ticket.waiting;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.ticket.reply.Reply.Told;
import fettle.server.ticket.waiting.WaitingReply.State;
import fettle.server.ticket.waiting.WaitingReply.Why;
import fettle.server.worklog.TimeEntry.NotBillable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Waiting replies as rows, by the statements in `waiting.sql`. Every `Tx` is bound to the client, but where all are
/// read.
final class WaitingReplyStore {

    /// Which reply is due, of which client, on which ticket.
    record Due(long id, long clientId, long ticketId) {}

    void insert(Tx tx, WaitingReply waiting) {
        Reply reply = waiting.reply();
        Sql row = tx.sql("waiting.insert")
                .set("id", waiting.id())
                .set("ticket", waiting.ticketId())
                .set("technician", waiting.by().id())
                .set("author", waiting.by().name())
                .set("scheduled", waiting.scheduled())
                .set("writtenAt", waiting.writtenAt())
                .set("dueAt", waiting.dueAt())
                .set("to", waiting.to())
                .set("body", reply.text());
        following(row, reply).update();
    }

    private static Sql following(Sql row, Reply reply) {
        return row.set("minutes", reply.spent().map(Spent::minutes))
                .set("notBillable", reply.spent().flatMap(Spent::notBillable))
                .set("timeNote", reply.spent().map(Spent::note).orElse(""))
                .set("pauseReason", reply.pause().map(Pause::reason))
                .set("followUpAt", reply.pause().map(Pause::followUpAt))
                .set("promise", reply.promise().map(Told::words))
                .set("promiseAt", reply.promise().map(Told::at))
                .set("nextAction", reply.nextAction().map(Action::words))
                .set("nextActionAt", reply.nextAction().flatMap(Action::at))
                .set("resolves", reply.solution().isPresent())
                .set("copies", reply.copies().map(WaitingReplyStore::written))
                .set("cause", reply.solution().map(Solution::cause).orElse(""))
                .set("solution", reply.solution().map(Solution::solution).orElse(""));
    }

    private static String written(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    void insert(Tx tx, long id, long waitingId, int position, NewEntry.File file) {
        tx.sql("waiting.insert-file")
                .set("id", id)
                .set("waiting", waitingId)
                .set("position", position)
                .set("name", file.name())
                .set("contentType", file.contentType())
                .set("size", file.size())
                .set("sha256", file.sha256())
                .update();
    }

    /// Put in order here: the database takes ten times as long to find nothing when it is to be in order.
    List<WaitingReply> ofTicket(Tx tx, long ticketId) {
        List<WaitingReply> found =
                tx.sql("waiting.of-ticket").set("ticket", ticketId).list(WaitingReplyStore::waiting).stream()
                        .sorted(Comparator.comparing(WaitingReply::dueAt).thenComparingLong(WaitingReply::id))
                        .toList();
        return found.isEmpty() ? found : withFiles(found, files(tx, ticketId));
    }

    private static List<WaitingReply> withFiles(List<WaitingReply> found, Map<Long, List<NewEntry.File>> files) {
        return found.stream()
                .map(waiting -> new WaitingReply(
                        waiting.id(),
                        waiting.clientId(),
                        waiting.ticketId(),
                        waiting.by(),
                        waiting.state(),
                        waiting.heldFor(),
                        waiting.heldWords(),
                        waiting.scheduled(),
                        waiting.writtenAt(),
                        waiting.dueAt(),
                        waiting.to(),
                        waiting.writtenFor(),
                        waiting.reply().attaching(files.getOrDefault(waiting.id(), List.of()))))
                .toList();
    }

    private static Map<Long, List<NewEntry.File>> files(Tx tx, long ticketId) {
        record Kept(long waitingId, NewEntry.File file) {}
        return tx
                .sql("waiting.files")
                .set("ticket", ticketId)
                .list(row -> new Kept(row.id("waiting_id"), file(row)))
                .stream()
                .collect(Collectors.groupingBy(Kept::waitingId, Collectors.mapping(Kept::file, Collectors.toList())));
    }

    List<Due> due(Tx tx, Instant now, int most) {
        return tx.sql("waiting.due")
                .set("now", now)
                .set("n", most)
                .list(row -> new Due(row.id("id"), row.id("client_id"), row.id("ticket_id")));
    }

    List<HeldReply> held(Tx tx, int most) {
        return tx.sql("waiting.held")
                .set("n", most)
                .list(row -> new HeldReply(
                        row.id("number"),
                        row.text("subject"),
                        row.text("author_name"),
                        row.one(Why.class, "held_for"),
                        row.text("held_words"),
                        row.optionalText("written_for").orElse(""),
                        row.optionalText("now_of").orElse("")));
    }

    void hold(Tx tx, long id, Why why, String words) {
        tx.sql("waiting.hold").set("id", id).set("why", why).set("words", words).update();
    }

    void holdAll(Tx tx, long ticketId, Why why) {
        tx.sql("waiting.hold-of-ticket").set("ticket", ticketId).set("why", why).update();
    }

    void holdDrafts(Tx tx, long technicianId, Why why) {
        tx.sql("waiting.hold-drafts")
                .set("technician", technicianId)
                .set("why", why)
                .update();
    }

    void takeBack(Tx tx, long id, Actor.Technician by) {
        tx.sql("waiting.take-back")
                .set("id", id)
                .set("technician", by.id())
                .set("author", by.name())
                .update();
    }

    void delete(Tx tx, long id) {
        tx.sql("waiting.delete-files").set("id", id).update();
        tx.sql("waiting.delete").set("id", id).update();
    }

    private static WaitingReply waiting(Row row) {
        return new WaitingReply(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                new Actor.Technician(row.id("technician_id"), row.text("author_name")),
                row.one(State.class, "state"),
                row.optionalOne(Why.class, "held_for"),
                row.text("held_words"),
                row.yes("scheduled"),
                row.instant("written_at"),
                row.instant("due_at"),
                row.optionalId("to_contact_id"),
                row.optionalText("written_for").orElse(""),
                reply(row));
    }

    private static Reply reply(Row row) {
        Optional<Spent> spent = row.optionalCount("minutes")
                .map(minutes ->
                        new Spent(minutes, row.optionalOne(NotBillable.class, "not_billable"), row.text("time_note")));
        Optional<Pause> pause = row.optionalOne(PauseReason.class, "pause_reason")
                .map(reason -> new Pause(reason, row.instant("follow_up_at")));
        Optional<Told> promise = row.optionalText("promise").map(words -> new Told(words, row.instant("promise_at")));
        Optional<Action> next =
                row.optionalText("next_action").map(words -> new Action(words, row.optionalInstant("next_action_at")));
        Optional<Solution> solution = row.yes("resolves")
                ? Optional.of(new Solution(row.text("cause"), row.text("solution")))
                : Optional.empty();
        Optional<List<Long>> copies = row.optionalText("copies").map(WaitingReplyStore::ids);
        return new Reply(
                row.text("body"), List.of(), Channel.EMAIL, true, spent, pause, promise, next, solution, copies);
    }

    private static List<Long> ids(String written) {
        return written.isEmpty()
                ? List.of()
                : Stream.of(written.split(",")).map(Long::valueOf).toList();
    }

    private static NewEntry.File file(Row row) {
        return new NewEntry.File(
                row.text("name"),
                row.text("content_type"),
                row.id("size"),
                row.text("sha256"),
                Optional.empty(),
                false);
    }
}
