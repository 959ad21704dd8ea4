package fettle.server.ticket.conversation;

import fettle.contracts.sla.Channel;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Entries, notes and attachments as rows, by the statements in `conversation.sql`. Every `Tx` is bound to the client.
final class ConversationStore {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_LIST = 2_000;

    void insert(Tx tx, long id, long ticketId, Stamp stamp, Channel channel, boolean automatic, NewEntry entry) {
        tx.sql("conversation.insert-entry")
                .set("id", id)
                .set("ticket", ticketId)
                .set("authorKind", stamp.by().kind())
                .set("author", stamp.by().rowId())
                .set("authorName", called(stamp.by().name()))
                .set("channel", channel)
                .set("automatic", automatic)
                .set("at", stamp.at())
                .set("loggedAt", stamp.loggedAt())
                .set("text", entry.text())
                .set("visibleText", entry.visibleText())
                .set("html", entry.htmlSha256())
                .set("raw", entry.rawSha256())
                .set("messageId", entry.messageId())
                .set("notice", entry.notice())
                .set("alsoTo", alsoTo(entry))
                .update();
    }

    void insert(Tx tx, long id, long ticketId, long entryId, int position, NewEntry.File file, Optional<Long> inside) {
        tx.sql("conversation.insert-attachment")
                .set("id", id)
                .set("ticket", ticketId)
                .set("entry", entryId)
                .set("position", position)
                .set("name", file.name())
                .set("contentType", file.contentType())
                .set("size", file.size())
                .set("sha256", file.sha256())
                .set("contentId", file.contentId())
                .set("inline", file.inline())
                .set("inside", inside)
                .update();
    }

    void insertNote(Tx tx, long id, long ticketId, Actor.Technician author, Stamp stamp, String text) {
        tx.sql("conversation.insert-note")
                .set("id", id)
                .set("ticket", ticketId)
                .set("technician", author.id())
                .set("authorName", called(author.name()))
                .set("at", stamp.at())
                .set("loggedAt", stamp.loggedAt())
                .set("text", text)
                .update();
    }

    void remember(Tx tx, long ticketId, String hash) {
        tx.sql("conversation.remember-message")
                .set("hash", hash)
                .set("ticket", ticketId)
                .update();
    }

    List<PublicEntry> entries(Tx tx, long ticketId, List<Attachment> attachments) {
        Map<Long, List<Attachment>> files = attachments.stream().collect(Collectors.groupingBy(Attachment::entryId));
        return tx.sql("conversation.entries")
                .set("ticket", ticketId)
                .list(row -> entry(row, files.getOrDefault(row.id("id"), List.of())));
    }

    Optional<PublicEntry> lastOfClient(Tx tx, long ticketId) {
        return tx.sql("conversation.last-of-client").set("ticket", ticketId).one(row -> entry(row, List.of()));
    }

    List<String> messageIds(Tx tx, long ticketId) {
        return tx.sql("conversation.message-ids").set("ticket", ticketId).list(row -> row.text("message_id"));
    }

    Optional<String> firstMessageId(Tx tx, long ticketId) {
        return tx.sql("conversation.first-message-id").set("ticket", ticketId).one(row -> row.text("message_id"));
    }

    List<InternalNote> notes(Tx tx, long ticketId) {
        return tx.sql("conversation.notes").set("ticket", ticketId).list(ConversationStore::note);
    }

    List<Attachment> attachments(Tx tx, long ticketId) {
        return tx.sql("conversation.attachments").set("ticket", ticketId).list(ConversationStore::attachment);
    }

    Optional<Attachment> attachment(Tx tx, long id) {
        return tx.sql("conversation.attachment").set("id", id).one(ConversationStore::attachment);
    }

    List<Long> ticketsOfMessage(Tx tx, String hash) {
        return tx.sql("conversation.tickets-of-message").set("hash", hash).list(row -> row.id("ticket_id"));
    }

    Optional<Long> ticketOfMessageAnywhere(Tx tx, String hash) {
        return tx.sql("conversation.ticket-of-message-anywhere")
                .set("hash", hash)
                .one(row -> row.id("ticket_id"));
    }

    boolean anySentByUs(Tx tx, long ticketId) {
        return tx.sql("conversation.sent-by-us")
                .set("ticket", ticketId)
                .one(row -> row.id("id"))
                .isPresent();
    }

    void move(Tx tx, long ticketId, long to) {
        for (String what : List.of("attachments", "entries", "notes", "supplier-messages")) {
            tx.sql("conversation.move-" + what)
                    .set("ticket", ticketId)
                    .set("to", to)
                    .update();
        }
    }

    void moveBack(Tx tx, long origin, long from, long to) {
        for (String what : List.of("attachments", "entries", "notes", "supplier-messages")) {
            tx.sql("conversation.move-" + what + "-back")
                    .set("origin", origin)
                    .set("ticket", from)
                    .set("to", to)
                    .update();
        }
    }

    void move(Tx tx, PublicEntry entry, long to) {
        for (String what : List.of("files-of", "entry")) {
            tx.sql("conversation.move-" + what)
                    .set("entry", entry.id())
                    .set("to", to)
                    .update();
        }
    }

    void forget(Tx tx, long ticketId, String hash) {
        tx.sql("conversation.forget-message")
                .set("ticket", ticketId)
                .set("hash", hash)
                .update();
    }

    private static PublicEntry entry(Row row, List<Attachment> files) {
        return new PublicEntry(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                author(row),
                row.one(Channel.class, "channel"),
                row.yes("automatic"),
                row.instant("happened_at"),
                row.instant("logged_at"),
                row.text("body"),
                row.text("visible_body"),
                row.optionalText("html_sha256"),
                row.optionalText("raw_sha256"),
                row.optionalText("message_id"),
                row.optionalText("notice"),
                row.optionalText("also_to").map(all -> List.of(all.split(" "))).orElse(List.of()),
                files);
    }

    private static Actor author(Row row) {
        String name = row.text("author_name");
        return switch (row.one(Actor.Kind.class, "author_kind")) {
            case TECHNICIAN -> new Actor.Technician(row.id("author_id"), name);
            case CONTACT -> new Actor.Contact(row.id("author_id"), name);
            case OUTSIDE -> new Actor.Outside(name);
        };
    }

    private static InternalNote note(Row row) {
        return new InternalNote(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                new Actor.Technician(row.id("technician_id"), row.text("author_name")),
                row.instant("happened_at"),
                row.instant("logged_at"),
                row.text("body"));
    }

    private static Attachment attachment(Row row) {
        return new Attachment(
                row.id("id"),
                row.id("client_id"),
                row.id("ticket_id"),
                row.id("entry_id"),
                row.count("position"),
                row.text("name"),
                row.text("content_type"),
                row.id("size"),
                row.text("sha256"),
                row.optionalText("content_id"),
                row.yes("inline"),
                row.optionalId("inside_id"));
    }

    private static Optional<String> alsoTo(NewEntry entry) {
        StringBuilder all = new StringBuilder();
        for (String address : entry.alsoTo()) {
            if (address.indexOf(' ') < 0 && all.length() + address.length() < LONGEST_LIST) {
                all.append(all.isEmpty() ? "" : " ").append(address);
            }
        }
        return Optional.of(all.toString()).filter(list -> !list.isEmpty());
    }

    private static String called(String name) {
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
