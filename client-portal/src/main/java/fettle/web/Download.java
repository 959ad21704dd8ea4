package fettle.web;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// Answers with a file that somebody sent us: always to be saved and never shown by us, whatever it says it is.
public final class Download {

    private static final HeaderName POLICY = HeaderNames.create("Content-Security-Policy");

    private Download() {}

    public static void send(ServerResponse response, String name, long size, Supplier<InputStream> file) {
        response.header(HeaderNames.CONTENT_TYPE, "application/octet-stream")
                .header(HeaderNames.CONTENT_DISPOSITION, Disposition.attachment(name))
                .header(HeaderNames.CONTENT_LENGTH, Long.toString(size))
                .header(POLICY, "sandbox; default-src 'none'");
        try (InputStream content = file.get();
                OutputStream out = response.outputStream()) {
            content.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
