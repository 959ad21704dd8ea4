package fettle.server.ticket.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one of us wrote to a supplier about a ticket, or they to us. Only we read it.
///
/// @param ours whether one of us wrote it
/// @param author who wrote it, by name
/// @param automatic whether a machine of theirs wrote it
public record SupplierMessage(
        long id,
        long ticketId,
        long supplierId,
        boolean ours,
        String author,
        boolean automatic,
        Instant at,
        String text,
        String visibleText,
        Optional<String> rawSha256,
        List<File> files) {

    /// A file that came with it; its bytes are kept under their SHA-256.
    public record File(long id, String name, long size, String sha256) {}

    public SupplierMessage {
        files = List.copyOf(files);
    }
}
