package fettle.server.api.mail;

import static java.util.stream.Collectors.groupingBy;

import fettle.server.api.call.Call;
import fettle.server.api.call.Listing;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.api.call.Sending;
import fettle.server.mail.outbox.Automatic;
import fettle.server.mail.outbox.DeliveryState;
import fettle.server.mail.outbox.Outbox;
import fettle.server.mail.outbox.SentMail;
import fettle.server.store.Database;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The mail that went out or is about to, and how far it has come.
public final class OutgoingResource implements Resource {

    /// One recipient of a mail, and what became of it there.
    record To(
            long mailId,
            String id,
            String address,
            String name,
            DeliveryState state,
            int attempts,
            String lastError,
            Optional<Instant> decidedAt) {

        static To of(Row row) {
            return new To(
                    row.id("outbound_id"),
                    String.valueOf(row.id("id")),
                    row.text("address"),
                    row.text("name"),
                    row.one(DeliveryState.class, "state"),
                    row.count("attempts"),
                    row.text("last_error"),
                    row.optionalInstant("decided_at"));
        }
    }

    /// The same without what only joins it to its mail.
    record Recipient(
            String id,
            String address,
            String name,
            DeliveryState state,
            int attempts,
            String lastError,
            Optional<Instant> decidedAt) {

        static Recipient of(To to) {
            return new Recipient(to.id, to.address, to.name, to.state, to.attempts, to.lastError, to.decidedAt);
        }
    }

    /// A mail of ours.
    ///
    /// @param state of the recipient for whom it has come least far
    record Mail(
            String id,
            Optional<Long> ticket,
            List<String> to,
            String from,
            String subject,
            String messageId,
            DeliveryState state,
            Automatic automatic,
            Instant createdAt,
            List<Recipient> recipients) {}

    /// A row of the list before its recipients are known.
    private record Found(long id, Function<List<To>, Mail> mail) {}

    private final Database database;
    private final Outbox outbox;
    private final Function<SentMail, byte[]> bytes;

    /// @param bytes makes the mail as it goes over the wire
    public OutgoingResource(Database database, Outbox outbox, Function<SentMail, byte[]> bytes) {
        this.database = database;
        this.outbox = outbox;
        this.bytes = bytes;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/outgoing", OutgoingResource::list),
                Operation.read("/outgoing/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.bytes("/outgoing/{id}/raw", this::raw));
    }

    private static Object list(Call call, Tx tx) {
        Listing listing = call.listing();
        List<Found> found = found(tx, listing.before(), listing.oneMore(), call.idParameter("ticket"));
        Listing.Page<Found> page = listing.page(found, Found::id);
        Map<Long, List<To>> to = recipients(tx, page.items());
        return page.map(mail -> mail.mail.apply(to.getOrDefault(mail.id, List.of())));
    }

    private static Mail one(Tx tx, long id) {
        List<Found> found = found(tx, id + 1, 1, Optional.empty()).stream()
                .filter(mail -> mail.id == id)
                .toList();
        return found.stream()
                .findFirst()
                .map(mail -> mail.mail.apply(recipients(tx, found).getOrDefault(id, List.of())))
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
    }

    private void raw(Call call, ServerResponse response) {
        SentMail mail = outbox.find(database.read(call.scope()), call.inPath("id"))
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
        Sending.file(response, "message/rfc822", mail.id() + ".eml", new ByteArrayInputStream(bytes.apply(mail)));
    }

    private static List<Found> found(Tx tx, long before, int most, Optional<Long> ticket) {
        return tx.sql("api.outgoing")
                .set("before", before)
                .set("n", most)
                .set("anyTicket", ticket.isEmpty() ? 1 : 0)
                .set("number", ticket.orElse(0L))
                .list(row -> new Found(row.id("id"), mail(row)));
    }

    private static Function<List<To>, Mail> mail(Row row) {
        String id = String.valueOf(row.id("id"));
        Optional<Long> ticket = row.optionalId("number");
        String from = row.text("from_address");
        String subject = row.text("subject");
        String messageId = row.text("message_id");
        Automatic automatic = row.one(Automatic.class, "automatic");
        Instant createdAt = row.instant("created_at");
        return to -> new Mail(
                id,
                ticket,
                to.stream().map(To::address).toList(),
                from,
                subject,
                messageId,
                leastFar(to),
                automatic,
                createdAt,
                to.stream().map(Recipient::of).toList());
    }

    /// Still to be tried counts before come back, refused, and taken.
    private static DeliveryState leastFar(List<To> to) {
        return List.of(DeliveryState.QUEUED, DeliveryState.BOUNCED, DeliveryState.REFUSED).stream()
                .filter(state -> to.stream().anyMatch(one -> one.state == state))
                .findFirst()
                .orElse(DeliveryState.ACCEPTED);
    }

    private static Map<Long, List<To>> recipients(Tx tx, List<Found> mails) {
        return tx
                .sql("api.outgoing-recipients")
                .set("lowest", mails.stream().mapToLong(Found::id).min().orElse(0))
                .set("highest", mails.stream().mapToLong(Found::id).max().orElse(0))
                .list(To::of)
                .stream()
                .collect(groupingBy(To::mailId));
    }
}
