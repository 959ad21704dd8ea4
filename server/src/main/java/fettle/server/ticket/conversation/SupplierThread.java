package fettle.server.ticket.conversation;

import fettle.server.store.Ids;
import fettle.server.store.Row;
import fettle.server.store.Tx;
import fettle.server.ticket.log.TicketEvent.Stamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is written to suppliers about tickets, and by them. It is apart from what clients read, as internal notes are.
/// Every `Tx` is bound to the client.
public final class SupplierThread {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_FILE_NAME = 250;

    private final Ids ids;

    /// A file, and the message that it came with.
    private record FileOf(long messageId, SupplierMessage.File file) {}

    public SupplierThread(Ids ids) {
        this.ids = ids;
    }

    /// Keeps what one of us wrote.
    public long addOurs(Tx tx, long ticketId, Stamp stamp, long supplierId, NewEntry entry) {
        return add(tx, ticketId, stamp, supplierId, true, false, entry);
    }

    /// Keeps what the supplier wrote.
    ///
    /// @param automatic whether a machine of theirs did
    public long addTheirs(Tx tx, long ticketId, Stamp stamp, long supplierId, boolean automatic, NewEntry entry) {
        return add(tx, ticketId, stamp, supplierId, false, automatic, entry);
    }

    /// Takes a message out that belongs elsewhere, with its files.
    public void remove(Tx tx, long messageId) {
        tx.sql("supplier-thread.remove-files").set("message", messageId).update();
        tx.sql("supplier-thread.remove").set("message", messageId).update();
    }

    /// All of it, oldest first.
    public List<SupplierMessage> of(Tx tx, long ticketId) {
        Map<Long, List<SupplierMessage.File>> files =
                tx.sql("supplier-thread.files").set("ticket", ticketId).list(SupplierThread::file).stream()
                        .collect(Collectors.groupingBy(
                                FileOf::messageId, Collectors.mapping(FileOf::file, Collectors.toList())));
        return tx.sql("supplier-thread.messages")
                .set("ticket", ticketId)
                .list(row -> message(row, files.getOrDefault(row.id("id"), List.of())));
    }

    /// A file of any of its messages.
    public Optional<SupplierMessage.File> file(Tx tx, long ticketId, long fileId) {
        return tx.sql("supplier-thread.files").set("ticket", ticketId).list(SupplierThread::file).stream()
                .map(FileOf::file)
                .filter(file -> file.id() == fileId)
                .findFirst();
    }

    /// The Message-IDs of the last twenty mails to and from a supplier, oldest first.
    public List<String> messageIds(Tx tx, long ticketId, long supplierId) {
        return tx.sql("supplier-thread.message-ids")
                .set("ticket", ticketId)
                .set("supplier", supplierId)
                .list(row -> row.text("message_id"))
                .reversed();
    }

    private long add(
            Tx tx, long ticketId, Stamp stamp, long supplierId, boolean ours, boolean automatic, NewEntry entry) {
        long id = ids.next();
        tx.sql("supplier-thread.insert")
                .set("id", id)
                .set("ticket", ticketId)
                .set("supplier", supplierId)
                .set("ours", ours)
                .set("author", cut(stamp.by().name(), LONGEST_NAME))
                .set("automatic", automatic)
                .set("at", stamp.at())
                .set("loggedAt", stamp.loggedAt())
                .set("text", entry.text())
                .set("visibleText", entry.visibleText())
                .set("raw", entry.rawSha256())
                .set("messageId", entry.messageId())
                .update();
        int position = 0;
        for (NewEntry.File file : entry.files()) {
            tx.sql("supplier-thread.insert-file")
                    .set("id", ids.next())
                    .set("message", id)
                    .set("position", position++)
                    .set("name", cut(file.name(), LONGEST_FILE_NAME))
                    .set("size", file.size())
                    .set("sha256", file.sha256())
                    .update();
        }
        return id;
    }

    private static FileOf file(Row row) {
        return new FileOf(
                row.id("message_id"),
                new SupplierMessage.File(row.id("id"), row.text("name"), row.id("size"), row.text("sha256")));
    }

    private static SupplierMessage message(Row row, List<SupplierMessage.File> files) {
        return new SupplierMessage(
                row.id("id"),
                row.id("ticket_id"),
                row.id("supplier_id"),
                row.yes("ours"),
                row.text("author_name"),
                row.yes("automatic"),
                row.instant("happened_at"),
                row.text("body"),
                row.text("visible_body"),
                row.optionalText("raw_sha256"),
                files);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
