package fettle.server.desk.view.thread;

import java.util.List;
import java.util.Optional;

/// One thing in the conversation: words, or a line about what happened.
public record Item(Optional<Message> message, Optional<Happening> happening) {

    static Item of(Message message) {
        return new Item(Optional.of(message), Optional.empty());
    }

    static Item of(Happening happening) {
        return new Item(Optional.empty(), Optional.of(happening));
    }

    /// What somebody wrote.
    ///
    /// @param side them, us or note
    /// @param rest the whole text where only a part of it is new, else ""
    /// @param html where the mail shows as it looked, "" when it has no HTML
    /// @param frame the name of the frame in which it shows
    /// @param original where the mail itself is, "" when it came another way
    public record Message(
            String id,
            String side,
            String initials,
            String name,
            String to,
            String via,
            String viaIcon,
            boolean note,
            boolean automatic,
            String time,
            String notice,
            String text,
            String rest,
            String html,
            String frame,
            String original,
            List<Addressed> addressed,
            List<Meeting> meetings,
            List<Attached> files,
            List<Sent> sent) {

        public boolean footed() {
            return !files.isEmpty() || !sent.isEmpty() || !html.isEmpty() || !original.isEmpty();
        }
    }

    /// An appointment that somebody proposes, changes or answers.
    ///
    /// @param kind what the mail does about it
    /// @param replaced that a later mail has changed it, else ""
    /// @param repeats that it does, else ""
    public record Meeting(
            String kind,
            String replaced,
            String title,
            String when,
            String repeats,
            String where,
            String organiser,
            String guests) {}

    /// Somebody of the client whom the message names, and who is not part of the ticket.
    public record Addressed(String contact, String person) {}

    /// A file of a message.
    ///
    /// @param risky whether it could do something when it is opened
    /// @param inside the files of an attached mail
    public record Attached(String path, String name, String size, boolean risky, List<Inside> inside) {

        public boolean holds() {
            return !inside.isEmpty();
        }
    }

    /// A file of an attached mail.
    public record Inside(String path, String file, String bytes, boolean dangerous) {}

    /// What became of a mail of ours on its way to somebody.
    public record Sent(String tone, String icon, String words) {}

    /// What happened.
    public record Happening(String icon, String words, String time) {}
}
