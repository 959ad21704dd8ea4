package fettle.server.desk;

import fettle.server.store.BlobStore;
import fettle.server.ticket.conversation.NewEntry;
import fettle.web.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Keeps what somebody attaches, before the form has its effect: what is then refused is swept up later.
public record Files(BlobStore blobs) {

    private static final long MOST_BYTES = 25_000_000;

    public List<NewEntry.File> keep(List<UploadedFile> uploaded) {
        return uploaded.stream().map(this::keep).toList();
    }

    private NewEntry.File keep(UploadedFile file) {
        try (InputStream in = file.open()) {
            BlobStore.Blob blob = blobs.put(in, MOST_BYTES);
            return new NewEntry.File(
                    file.name(), type(file.type()), blob.size(), blob.sha256(), Optional.empty(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be kept", e);
        }
    }

    private static String type(String said) {
        return said.length() <= 120 ? said : "application/octet-stream";
    }
}
