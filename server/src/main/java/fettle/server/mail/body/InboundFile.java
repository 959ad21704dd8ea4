package fettle.server.mail.body;

import fettle.server.mail.mime.MimePart;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/// A file that came with a message. Its content is decoded anew from the raw message each time it is opened, so
/// that a large one never lies in memory.
///
/// @param name a name to show; never a path, never empty
/// @param contentType what the sender says it is
/// @param size in bytes, decoded
/// @param sha256 of the decoded bytes, in hex
/// @param contentId by which the message's HTML refers to it: its Content-ID, Content-Location or name
/// @param inline whether it is a picture that the HTML shows rather than a file of its own
public record InboundFile(
        String name,
        String contentType,
        long size,
        String sha256,
        Optional<String> contentId,
        boolean inline,
        Supplier<InputStream> content) {

    static InboundFile of(String name, MimePart part) {
        Digest digest = Digest.of(part.open());
        return new InboundFile(
                name, part.mediaType(), digest.size(), digest.sha256(), part.contentId(), false, part::open);
    }

    static InboundFile of(String name, String contentType, Optional<String> contentId, byte[] bytes) {
        Digest digest = Digest.of(new ByteArrayInputStream(bytes));
        return new InboundFile(
                name,
                contentType,
                digest.size(),
                digest.sha256(),
                contentId,
                false,
                () -> new ByteArrayInputStream(bytes));
    }

    /// The same as a picture that the HTML shows by this reference.
    InboundFile asInline(String reference) {
        return new InboundFile(name, contentType, size, sha256, Optional.of(reference), true, content);
    }

    public InputStream open() {
        return content.get();
    }
}
