package fettle.portal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request with all that was said about it, oldest first.
///
/// @param opensAgainUntil until when a word of theirs opens a solved request again
public record Story(Request request, List<Message> messages, Optional<Instant> opensAgainUntil) {

    /// A message between the two companies.
    ///
    /// @param ours whether the provider wrote it, to them
    /// @param mine whether the reader wrote it
    /// @param automatic whether a machine wrote it
    /// @param text what its author wrote, without what it quotes
    /// @param whole all of it, where that is more
    public record Message(
            String author,
            boolean ours,
            boolean mine,
            boolean automatic,
            Instant at,
            String text,
            Optional<String> whole,
            List<Attached> files) {

        public Message {
            files = List.copyOf(files);
        }
    }

    /// A file of a message, by the id under which it is fetched.
    public record Attached(long id, String name, long size) {}

    public Story {
        messages = List.copyOf(messages);
    }

    /// The first answer that a person gave.
    public Optional<Message> firstAnswer() {
        return messages.stream()
                .filter(message -> message.ours() && !message.automatic())
                .findFirst();
    }
}
