package fettle.server.ticket.conversation;

import java.util.List;
import java.util.Optional;

/// A message to be kept on a ticket for the client to read.
///
/// @param text the whole of it
/// @param visibleText what its author wrote, without what is quoted
/// @param htmlSha256 where its cleaned HTML is kept, if it had some
/// @param rawSha256 where the message itself is kept, if it came or went by mail
/// @param messageId the mail's own Message-ID with angle brackets
/// @param notice a sentence of ours above it, such as a doubt about its sender
/// @param alsoTo the addresses of whom else it names
public record NewEntry(
        String text,
        String visibleText,
        Optional<String> htmlSha256,
        Optional<String> rawSha256,
        Optional<String> messageId,
        List<File> files,
        Optional<String> notice,
        List<String> alsoTo) {

    /// A file whose bytes are kept already.
    ///
    /// @param inside the place in the list of the attached mail in which it came
    public record File(
            String name,
            String contentType,
            long size,
            String sha256,
            Optional<String> contentId,
            boolean inline,
            Optional<Integer> inside) {

        public File(
                String name, String contentType, long size, String sha256, Optional<String> contentId, boolean inline) {
            this(name, contentType, size, sha256, contentId, inline, Optional.empty());
        }

        public File inside(int place) {
            return new File(name, contentType, size, sha256, contentId, inline, Optional.of(place));
        }
    }

    public NewEntry {
        files = List.copyOf(files);
        alsoTo = List.copyOf(alsoTo);
    }

    public NewEntry(
            String text,
            String visibleText,
            Optional<String> htmlSha256,
            Optional<String> rawSha256,
            Optional<String> messageId,
            List<File> files,
            Optional<String> notice) {
        this(text, visibleText, htmlSha256, rawSha256, messageId, files, notice, List.of());
    }

    /// Naming others too.
    public NewEntry naming(List<String> others) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, messageId, files, notice, others);
    }

    /// Text typed into one of our own forms.
    public static NewEntry of(String text) {
        return new NewEntry(
                text, text, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public NewEntry under(String mailId) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, Optional.of(mailId), files, notice, alsoTo);
    }

    /// With other words of ours above it.
    public NewEntry noticed(String words) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, messageId, files, Optional.of(words), alsoTo);
    }

    public NewEntry with(List<File> attached) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, messageId, attached, notice, alsoTo);
    }
}
