package fettle.server.ticket.conversation;

import fettle.contracts.sla.Channel;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.server.worklog.TimeEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is said on tickets: entries that the client reads, notes that only we read, files. Every `Tx` is bound to the
/// client; a ticket's own verbs add to it, others read.
public final class Conversations {

    private final Ids ids;
    private final TicketLog log;
    private final ConversationStore store = new ConversationStore();

    public Conversations(Ids ids) {
        this.ids = ids;
        this.log = new TicketLog(ids);
    }

    /// All that was said and done on a ticket: words, notes, events, and the time worked. Not for clients.
    public Conversation whole(Tx tx, long ticketId, List<TimeEntry> worked) {
        return Conversation.of(entries(tx, ticketId), notes(tx, ticketId), log.of(tx, ticketId), worked);
    }

    /// Keeps a message with its files, and remembers that a Message-ID of theirs speaks of this ticket; ours are
    /// signed instead.
    public long add(Tx tx, long ticketId, Stamp stamp, Channel channel, boolean automatic, NewEntry entry) {
        long id = ids.next();
        store.insert(tx, id, ticketId, stamp, channel, automatic, entry);
        List<Long> kept = new ArrayList<>();
        for (NewEntry.File file : entry.files()) {
            long fileId = ids.next();
            store.insert(
                    tx, fileId, ticketId, id, kept.size(), file, file.inside().map(kept::get));
            kept.add(fileId);
        }
        if (!(stamp.by() instanceof Actor.Technician)) {
            entry.messageId().ifPresent(messageId -> remember(tx, ticketId, messageId));
        }
        return id;
    }

    public long note(Tx tx, long ticketId, Actor.Technician author, Stamp stamp, String text) {
        long id = ids.next();
        store.insertNote(tx, id, ticketId, author, stamp, text);
        return id;
    }

    public List<PublicEntry> entries(Tx tx, long ticketId) {
        return store.entries(tx, ticketId, store.attachments(tx, ticketId));
    }

    public List<InternalNote> notes(Tx tx, long ticketId) {
        return store.notes(tx, ticketId);
    }

    /// What is written to suppliers about tickets, and by them. Not for clients.
    public SupplierThread withSuppliers() {
        return new SupplierThread(ids);
    }

    public Optional<Attachment> attachment(Tx tx, long id) {
        return store.attachment(tx, id);
    }

    /// What the client wrote last, without its files; machines' messages do not count.
    public Optional<PublicEntry> lastOfClient(Tx tx, long ticketId) {
        return store.lastOfClient(tx, ticketId);
    }

    /// The Message-IDs of the first mail on a ticket and of the last twenty, oldest first.
    public List<String> messageIds(Tx tx, long ticketId) {
        return Stream.concat(
                        store.firstMessageId(tx, ticketId).stream(), store.messageIds(tx, ticketId).reversed().stream())
                .distinct()
                .toList();
    }

    /// The tickets of a client that a customer's Message-ID speaks of.
    public List<Long> ticketsOfMessage(Tx tx, String messageId) {
        return store.ticketsOfMessage(tx, hash(messageId));
    }

    /// The ticket, of any client, that a customer's Message-ID speaks of.
    public Optional<Long> ticketOfMessageAnywhere(Tx tx, String messageId) {
        return store.ticketOfMessageAnywhere(tx, hash(messageId));
    }

    /// Whether somebody at the client can read that we asked something: a message of ours stands on the ticket.
    public boolean anySentByUs(Tx tx, long ticketId) {
        return store.anySentByUs(tx, ticketId);
    }

    /// All that was said on a ticket moves to another, marked with where it came from.
    public void move(Tx tx, long ticketId, long to) {
        store.move(tx, ticketId, to);
    }

    /// What had been said on a ticket, and went with it to another, goes back.
    ///
    /// @param origin the ticket on which it was said
    /// @param from where it is now
    public void moveBack(Tx tx, long origin, long from, long to) {
        store.moveBack(tx, origin, from, to);
    }

    /// One message with its files moves to another ticket, and so does whatever answers it from now on.
    public void move(Tx tx, PublicEntry entry, long to) {
        store.move(tx, entry, to);
        entry.messageId().ifPresent(messageId -> {
            store.forget(tx, entry.ticketId(), hash(messageId));
            remember(tx, to, messageId);
        });
    }

    private void remember(Tx tx, long ticketId, String messageId) {
        String hash = hash(messageId);
        if (!store.ticketsOfMessage(tx, hash).contains(ticketId)) {
            store.remember(tx, ticketId, hash);
        }
    }

    private static String hash(String messageId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(messageId.strip().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
