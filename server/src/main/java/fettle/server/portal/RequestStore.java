package fettle.server.portal;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.portal.Request;
import fettle.portal.Request.Owed;
import fettle.portal.Request.Promise;
import fettle.server.signin.PortalUser;
import fettle.server.store.Row;
import fettle.server.store.Sql;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.TicketType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What one contact may see of their company's tickets, by the statements in `portal.sql`: what they asked for, and
/// what they take part in. Every `Tx` is scoped to the contact.
record RequestStore(PortalUser user) {

    /// A request with the row behind it, which stays within the server.
    record Found(long ticketId, Request request) {}

    private record OwedRow(long ticketId, Owed owed) {}

    /// Whose approval a ticket waits for.
    private record Approver(long ticketId, long contactId, String name) {}

    /// What several of their tickets have beside their own rows.
    private record Beside(Map<Long, List<Owed>> owed, Map<Long, List<Approver>> approvers) {

        static final Beside NOTHING = new Beside(Map.of(), Map.of());
    }

    Optional<Found> find(Tx tx, long number) {
        Beside beside = beside(tx);
        return statement(tx, "portal.request").set("number", number).one(row -> found(row, beside));
    }

    List<Request> open(Tx tx, int atMost) {
        Beside beside = beside(tx);
        return statement(tx, "portal.open")
                .set("atMost", atMost)
                .list(row -> found(row, beside).request());
    }

    List<Request> closed(Tx tx, int offset, int atMost) {
        return statement(tx, "portal.closed")
                .set("offset", offset)
                .set("atMost", atMost)
                .list(row -> found(row, Beside.NOTHING).request());
    }

    boolean sees(Tx tx, long ticketId) {
        return statement(tx, "portal.sees")
                .set("ticket", ticketId)
                .one(row -> row.id("id"))
                .isPresent();
    }

    private Sql statement(Tx tx, String name) {
        return tx.sql(name).set("contact", user.contactId());
    }

    private Beside beside(Tx tx) {
        return new Beside(owed(tx), approvers(tx));
    }

    private Map<Long, List<Owed>> owed(Tx tx) {
        return statement(tx, "portal.owed")
                .list(row -> new OwedRow(
                        row.id("ticket_id"), new Owed(row.one(Commitment.class, "commitment"), row.instant("due_at"))))
                .stream()
                .collect(Collectors.groupingBy(
                        OwedRow::ticketId, Collectors.mapping(OwedRow::owed, Collectors.toList())));
    }

    private Map<Long, List<Approver>> approvers(Tx tx) {
        return statement(tx, "portal.to-approve")
                .list(row -> new Approver(row.id("ticket_id"), row.id("contact_id"), row.text("contact_name")))
                .stream()
                .collect(Collectors.groupingBy(Approver::ticketId));
    }

    private Found found(Row row, Beside beside) {
        long id = row.id("id");
        boolean fault = row.one(TicketType.class, "type") == TicketType.INCIDENT;
        return new Found(
                id,
                new Request(
                        row.id("number"),
                        row.text("subject"),
                        row.instant("received_at"),
                        row.one(Channel.class, "channel"),
                        row.optionalText("asker"),
                        row.optionalId("contact_id")
                                .filter(contact -> contact == user.contactId())
                                .isPresent(),
                        fault,
                        fault && stopsPeople(row.one(Priority.class, "priority")),
                        row.optionalCount("users_affected"),
                        stage(row.one(Ticket.Stage.class, "stage")),
                        row.optionalOne(PauseReason.class, "pause_reason"),
                        another(beside.approvers().getOrDefault(id, List.of())),
                        row.optionalInstant("follow_up_at"),
                        row.optionalText("owner_name"),
                        promise(row),
                        beside.owed().getOrDefault(id, List.of()),
                        row.optionalInstant("resolved_at").or(() -> row.optionalInstant("closed_at"))));
    }

    /// Who of them is to decide, where the reader is not.
    private Optional<String> another(List<Approver> approvers) {
        return approvers.stream().anyMatch(approver -> approver.contactId() == user.contactId())
                ? Optional.empty()
                : approvers.stream().map(Approver::name).findFirst();
    }

    private static boolean stopsPeople(Priority priority) {
        return priority == Priority.P1 || priority == Priority.P2;
    }

    private static Request.Stage stage(Ticket.Stage stage) {
        return switch (stage) {
            case NEW, TRIAGED, WORKING, WAITING -> Request.Stage.OPEN;
            case RESOLVED -> Request.Stage.SOLVED;
            case CLOSED -> Request.Stage.CLOSED;
        };
    }

    private static Optional<Promise> promise(Row row) {
        return row.optionalText("promise")
                .flatMap(words -> row.optionalInstant("promise_at")
                        .map(at -> new Promise(
                                words, at, row.optionalText("promised_name").orElse(""))));
    }
}
