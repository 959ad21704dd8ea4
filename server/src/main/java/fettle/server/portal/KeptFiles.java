package fettle.server.portal;

import fettle.server.store.BlobStore;
import fettle.server.ticket.conversation.NewEntry;
import fettle.web.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// Keeps what a contact attaches, before their message has its effect: what is then refused is swept up later.
record KeptFiles(BlobStore blobs) {

    private static final long MOST_BYTES = 25_000_000;
    private static final int LONGEST_TYPE = 120;

    List<NewEntry.File> keep(List<UploadedFile> files) {
        return files.stream().map(this::keep).toList();
    }

    private NewEntry.File keep(UploadedFile file) {
        try (InputStream content = file.open()) {
            BlobStore.Blob blob = blobs.put(content, MOST_BYTES);
            String type = file.type().length() <= LONGEST_TYPE ? file.type() : "application/octet-stream";
            return new NewEntry.File(file.name(), type, blob.size(), blob.sha256(), Optional.empty(), false);
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be kept", e);
        }
    }
}
