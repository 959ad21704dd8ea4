package fettle.server.intake.view;

import fettle.server.store.BlobStore;
import fettle.web.Disposition;
import fettle.web.Refusal;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Answers with a file that somebody sent us: always to be saved and never shown by us, whatever it says it is.
public final class FileAnswer {

    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");

    private FileAnswer() {}

    public static void send(ServerResponse response, BlobStore blobs, String sha256, String name) {
        if (!blobs.exists(sha256)) {
            throw new Refusal.NotFound("intake.file-missing");
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
                .header(HeaderNames.CONTENT_DISPOSITION, Disposition.attachment(name))
                .header(HeaderNames.CONTENT_LENGTH, Long.toString(blobs.size(sha256)))
                .header(POLICY, "sandbox; default-src 'none'");
        try (InputStream content = blobs.open(sha256);
                OutputStream out = response.outputStream()) {
            content.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
