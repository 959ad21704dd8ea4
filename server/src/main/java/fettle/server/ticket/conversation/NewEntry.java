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
public record NewEntry(
        String text,
        String visibleText,
        Optional<String> htmlSha256,
        Optional<String> rawSha256,
        Optional<String> messageId,
        List<File> files,
        Optional<String> notice) {

    /// A file whose bytes are kept already.
    public record File(
            String name, String contentType, long size, String sha256, Optional<String> contentId, boolean inline) {}

    public NewEntry {
        files = List.copyOf(files);
    }

    /// Text typed into one of our own forms.
    public static NewEntry of(String text) {
        return new NewEntry(
                text, text, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }

    public NewEntry under(String mailId) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, Optional.of(mailId), files, notice);
    }

    /// With other words of ours above it.
    public NewEntry noticed(String words) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, messageId, files, Optional.of(words));
    }

    public NewEntry with(List<File> attached) {
        return new NewEntry(text, visibleText, htmlSha256, rawSha256, messageId, attached, notice);
    }
}
