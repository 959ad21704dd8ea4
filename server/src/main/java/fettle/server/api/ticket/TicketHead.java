package fettle.server.api.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.store.Row;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.TicketType;
import java.time.Instant;
import java.util.Optional;

/// What a ticket is and how it stands, in the API's form.
record TicketHead(
        String id,
        long number,
        Named client,
        Optional<Named> contact,
        String subject,
        TicketType type,
        Optional<Named> kind,
        Optional<Impact> impact,
        Optional<Urgency> urgency,
        Priority priority,
        Ticket.Stage stage,
        boolean open,
        Optional<PauseReason> pauseReason,
        Optional<Instant> followUpAt,
        Optional<Named> owner,
        Optional<Named> group,
        Optional<Said> nextAction,
        Optional<Said> promise,
        Channel channel,
        Ticket.Identity identity,
        Instant receivedAt,
        Instant loggedAt,
        Optional<Instant> triagedAt,
        Optional<Instant> lastTouchAt,
        Optional<Instant> unansweredSince,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        Optional<String> cause,
        Optional<String> solution,
        Optional<Integer> usersAffected,
        int handOffs,
        int reopened,
        Optional<Long> mergedInto,
        boolean history,
        int version,
        @JsonIgnore long rowId,
        @JsonIgnore long clientId) {

    /// Something with an id and a name for people.
    record Named(String id, String name) {

        static Optional<Named> of(Row row, String id, String name) {
            return row.optionalId(id).map(found -> new Named(String.valueOf(found), row.text(name)));
        }
    }

    /// Words about what comes, with their instant.
    record Said(String words, Optional<Instant> at) {}

    static TicketHead of(Row row) {
        return new TicketHead(
                String.valueOf(row.id("id")),
                row.id("number"),
                new Named(String.valueOf(row.id("client_id")), row.text("client_name")),
                Named.of(row, "contact_id", "contact_name"),
                row.text("subject"),
                row.one(TicketType.class, "type"),
                Named.of(row, "kind_id", "kind_name"),
                row.optionalOne(Impact.class, "impact"),
                row.optionalOne(Urgency.class, "urgency"),
                row.one(Priority.class, "priority"),
                row.one(Ticket.Stage.class, "stage"),
                row.yes("is_open"),
                row.optionalOne(PauseReason.class, "pause_reason"),
                row.optionalInstant("follow_up_at"),
                Named.of(row, "owner_id", "owner_name"),
                Named.of(row, "group_id", "group_name"),
                row.optionalText("next_action").map(words -> new Said(words, row.optionalInstant("next_action_at"))),
                row.optionalText("promise").map(words -> new Said(words, row.optionalInstant("promise_at"))),
                row.one(Channel.class, "channel"),
                row.one(Ticket.Identity.class, "sender_identity"),
                row.instant("received_at"),
                row.instant("logged_at"),
                row.optionalInstant("triaged_at"),
                row.optionalInstant("last_touch_at"),
                row.optionalInstant("unanswered_since"),
                row.optionalInstant("resolved_at"),
                row.optionalInstant("closed_at"),
                row.optionalText("cause"),
                row.optionalText("solution"),
                row.optionalCount("users_affected"),
                row.count("hand_offs"),
                row.count("reopened"),
                row.optionalId("merged_number"),
                row.yes("imported"),
                row.count("version"),
                row.id("id"),
                row.id("client_id"));
    }
}
