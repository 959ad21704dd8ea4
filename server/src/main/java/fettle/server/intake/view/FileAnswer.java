package fettle.server.intake.view;

import fettle.server.store.BlobStore;
import fettle.web.Download;
import fettle.web.Refusal;
import io.helidon.webserver.http.ServerResponse;

/// Answers with a file that somebody sent us, from where its bytes are kept.
public final class FileAnswer {

    private FileAnswer() {}

    public static void send(ServerResponse response, BlobStore blobs, String sha256, String name) {
        if (!blobs.exists(sha256)) {
            throw new Refusal.NotFound("intake.file-missing");
        }
        Download.send(response, name, blobs.size(sha256), () -> blobs.open(sha256));
    }
}
