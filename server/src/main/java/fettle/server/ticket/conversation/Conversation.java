package fettle.server.ticket.conversation;

import fettle.server.ticket.log.TicketEvent;
import fettle.server.worklog.TimeEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// All that was said and done on a ticket, oldest first, as the desk reads it. It holds internal notes: no client may
/// see it.
public record Conversation(List<Item> items) {

    /// One thing on the page.
    public sealed interface Item {

        Instant at();

        record Message(PublicEntry entry) implements Item {
            @Override
            public Instant at() {
                return entry.at();
            }
        }

        record Note(InternalNote note) implements Item {
            @Override
            public Instant at() {
                return note.at();
            }
        }

        /// Between us and a supplier.
        record Supplied(SupplierMessage message) implements Item {
            @Override
            public Instant at() {
                return message.at();
            }
        }

        record Event(TicketEvent event) implements Item {
            @Override
            public Instant at() {
                return event.at();
            }
        }

        record Time(TimeEntry entry) implements Item {
            @Override
            public Instant at() {
                return entry.loggedAt();
            }
        }
    }

    public Conversation {
        items = List.copyOf(items);
    }

    /// With what was written to suppliers, and by them.
    public Conversation with(List<SupplierMessage> messages) {
        if (messages.isEmpty()) {
            return this;
        }
        Stream<Item> supplied = messages.stream().map(Item.Supplied::new);
        return new Conversation(Stream.concat(items.stream(), supplied)
                .sorted(Comparator.comparing(Item::at))
                .toList());
    }

    /// Merges them; at the same instant words come before events, and events before time.
    public static Conversation of(
            List<PublicEntry> entries, List<InternalNote> notes, List<TicketEvent> events, List<TimeEntry> times) {
        Stream<Item> said = Stream.concat(
                entries.stream().map(Item.Message::new), notes.stream().map(Item.Note::new));
        Stream<Item> done = Stream.concat(
                events.stream().map(Item.Event::new), times.stream().map(Item.Time::new));
        return new Conversation(
                Stream.concat(said, done).sorted(Comparator.comparing(Item::at)).toList());
    }
}
