package fettle.server.api.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.clock.ClockReading;
import fettle.server.monitor.rule.Severity;
import fettle.server.sla.StoredClock;
import fettle.server.store.Row;
import fettle.server.ticket.conversation.Attachment;
import fettle.server.ticket.conversation.InternalNote;
import fettle.server.ticket.conversation.PublicEntry;
import fettle.server.ticket.conversation.SupplierMessage;
import fettle.server.ticket.log.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What belongs to a ticket, in the API's form.
final class TicketParts {

    /// What an entry is.
    enum EntryKind {
        MESSAGE,
        NOTE,
        SUPPLIER
    }

    /// Who may read an entry.
    enum Visibility {
        PUBLIC,
        INTERNAL
    }

    /// Who wrote an entry.
    ///
    /// @param id the row of the technician or contact; none for whoever has no row of ours
    record Author(Actor.Kind kind, Optional<String> id, String name) {

        static Author of(Actor actor) {
            return new Author(actor.kind(), actor.rowId().map(String::valueOf), actor.name());
        }
    }

    /// A file of an entry; its bytes are at `/attachments/{id}`.
    ///
    /// @param inside the attached mail in which it came
    record File(
            String id,
            String name,
            String contentType,
            long size,
            String sha256,
            boolean inline,
            Optional<String> inside) {

        static File of(Attachment attachment) {
            return new File(
                    String.valueOf(attachment.id()),
                    attachment.name(),
                    attachment.contentType(),
                    attachment.size(),
                    attachment.sha256(),
                    attachment.inline(),
                    attachment.insideId().map(String::valueOf));
        }

        /// Of what suppliers send only the name tells what it is.
        static File of(SupplierMessage.File file) {
            return new File(
                    String.valueOf(file.id()),
                    file.name(),
                    "application/octet-stream",
                    file.size(),
                    file.sha256(),
                    false,
                    Optional.empty());
        }
    }

    /// Something that was said on a ticket.
    ///
    /// @param text the whole of it
    /// @param visibleText the same without what it quotes
    record Entry(
            String id,
            EntryKind kind,
            Visibility visibility,
            Author author,
            Optional<Channel> channel,
            boolean automatic,
            Instant at,
            String text,
            String visibleText,
            Optional<String> messageId,
            Optional<String> notice,
            List<File> attachments) {

        static Entry of(PublicEntry entry) {
            return new Entry(
                    String.valueOf(entry.id()),
                    EntryKind.MESSAGE,
                    Visibility.PUBLIC,
                    Author.of(entry.author()),
                    Optional.of(entry.channel()),
                    entry.automatic(),
                    entry.at(),
                    entry.text(),
                    entry.visibleText(),
                    entry.messageId(),
                    entry.notice(),
                    entry.attachments().stream().map(File::of).toList());
        }

        /// Who of them wrote has no row of ours, and we sign with a name.
        static Entry of(SupplierMessage message) {
            return new Entry(
                    String.valueOf(message.id()),
                    EntryKind.SUPPLIER,
                    Visibility.INTERNAL,
                    new Author(
                            message.ours() ? Actor.Kind.TECHNICIAN : Actor.Kind.OUTSIDE,
                            Optional.empty(),
                            message.author()),
                    Optional.of(Channel.EMAIL),
                    message.automatic(),
                    message.at(),
                    message.text(),
                    message.visibleText(),
                    Optional.empty(),
                    Optional.empty(),
                    message.files().stream().map(File::of).toList());
        }

        static Entry of(InternalNote note) {
            return new Entry(
                    String.valueOf(note.id()),
                    EntryKind.NOTE,
                    Visibility.INTERNAL,
                    Author.of(note.author()),
                    Optional.empty(),
                    false,
                    note.at(),
                    note.text(),
                    note.text(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
    }

    /// A commitment's clock.
    ///
    /// @param countedSeconds the time counted up to now
    /// @param breachAt when it is or was breached at its present course
    record Clock(
            Commitment commitment,
            ClockReading.State state,
            Optional<Instant> dueAt,
            long countedSeconds,
            long targetSeconds,
            Optional<Instant> breachAt,
            boolean breached) {

        static Clock of(StoredClock clock, long countedSeconds, Instant now) {
            return new Clock(
                    clock.commitment(),
                    clock.state(),
                    clock.due(),
                    countedSeconds,
                    clock.target().toSeconds(),
                    clock.breachAt(),
                    clock.isBreachedAt(now));
        }
    }

    /// What a monitor's rule found.
    record Found(
            String rule,
            Severity severity,
            String words,
            Instant openedAt,
            Optional<Instant> acknowledgedAt,
            Optional<Instant> clearedAt,
            Optional<String> clearedHow) {

        static Found of(Row row) {
            return new Found(
                    row.text("rule"),
                    row.one(Severity.class, "severity"),
                    row.text("words"),
                    row.instant("opened_at"),
                    row.optionalInstant("acknowledged_at"),
                    row.optionalInstant("cleared_at"),
                    row.optionalText("cleared_how"));
        }
    }

    private TicketParts() {}
}
