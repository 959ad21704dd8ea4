package fettle.server.api.call;

import fettle.web.Disposition;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Answers that are not read from one transaction.
public final class Sending {

    public static final String OCTETS = "application/octet-stream";

    private Sending() {}

    public static void json(ServerResponse response, Status status, Object answer) {
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(Json.bytes(answer));
    }

    /// A file that somebody else made: to be saved, and never taken for a page of ours.
    public static void file(ServerResponse response, String contentType, String name, InputStream content) {
        response.header(HeaderNames.CONTENT_TYPE, contentType);
        response.header(HeaderNames.CONTENT_DISPOSITION, Disposition.attachment(name));
        try (content;
                OutputStream out = response.outputStream()) {
            content.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
