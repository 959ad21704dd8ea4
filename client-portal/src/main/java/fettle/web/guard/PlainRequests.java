package fettle.web.guard;

import fettle.web.OwnPath;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;
import java.util.regex.Pattern;

/// Turns down, and hangs up on, requests whose path or end a proxy could see elsewhere than Helidon 4.1.7 does. It
/// sits below the routes because a filter can't close the connection before the next "request" is read from this
/// one's body.
final class PlainRequests implements Http1ConnectionListener {

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,12}");

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        if (!OwnPath.isPlain(prologue.uriPath().rawPath())) {
            throw refusal(Status.BAD_REQUEST_400, "This is not one of our addresses");
        }
    }

    /// Chunks are turned down as a whole: Helidon 4.1.7 holds each one in memory, whatever size the client
    /// gives it.
    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            throw refusal(Status.LENGTH_REQUIRED_411, "Send a Content-Length");
        }
        if (headers.contains(HeaderNames.CONTENT_LENGTH)) {
            List<String> lengths = headers.get(HeaderNames.CONTENT_LENGTH).allValues();
            if (lengths.size() != 1 || !LENGTH.matcher(lengths.getFirst()).matches()) {
                throw refusal(Status.BAD_REQUEST_400, "The length is not a number");
            }
        }
    }

    private static RequestException refusal(Status status, String sentence) {
        return RequestException.builder()
                .type(EventType.BAD_REQUEST)
                .status(status)
                .message(sentence)
                .build();
    }
}
