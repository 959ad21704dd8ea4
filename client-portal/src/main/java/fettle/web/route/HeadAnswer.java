package fettle.web.route;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.ServerResponseTrailers;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;

/// An answer of which only the head is sent. Helidon 4.1.7 sends the body to HEAD too, and the next answer on the
/// connection would be read from the middle of it.
public final class HeadAnswer implements ServerResponse {

    private final ServerResponse whole;

    private HeadAnswer(ServerResponse whole) {
        this.whole = whole;
    }

    /// The handler of GET, for HEAD.
    public static Handler of(Handler get) {
        return (request, response) -> get.handle(request, new HeadAnswer(response));
    }

    /// What to write an answer to: without its body when the request is HEAD.
    public static ServerResponse to(ServerRequest request, ServerResponse response) {
        return isHead(request) ? new HeadAnswer(response) : response;
    }

    public static boolean isHead(ServerRequest request) {
        return request.prologue().method().equals(Method.HEAD);
    }

    @Override
    public ServerResponse status(Status status) {
        whole.status(status);
        return this;
    }

    @Override
    public Status status() {
        return whole.status();
    }

    @Override
    public ServerResponse header(Header header) {
        whole.header(header);
        return this;
    }

    @Override
    public void send() {
        whole.send();
    }

    @Override
    public void send(byte[] body) {
        contentLength(body.length);
        whole.send();
    }

    @Override
    public void send(byte[] body, int from, int length) {
        contentLength(length);
        whole.send();
    }

    /// Without a length: how it would be written is for Helidon to know.
    @Override
    public void send(Object body) {
        if (body instanceof byte[] bytes) {
            send(bytes);
        } else {
            whole.send();
        }
    }

    @Override
    public OutputStream outputStream() {
        return new Nowhere();
    }

    @Override
    public boolean isSent() {
        return whole.isSent();
    }

    @Override
    public long bytesWritten() {
        return whole.bytesWritten();
    }

    @Override
    public ServerResponse whenSent(Runnable then) {
        whole.whenSent(then);
        return this;
    }

    @Override
    public ServerResponse reroute(String path) {
        whole.reroute(path);
        return this;
    }

    @Override
    public ServerResponse reroute(String path, UriQuery query) {
        whole.reroute(path, query);
        return this;
    }

    @Override
    public ServerResponse next() {
        whole.next();
        return this;
    }

    @Override
    public ServerResponseHeaders headers() {
        return whole.headers();
    }

    @Override
    public ServerResponseTrailers trailers() {
        return whole.trailers();
    }

    @Override
    public void streamResult(String result) {
        whole.streamResult(result);
    }

    @Override
    public void streamFilter(UnaryOperator<OutputStream> filter) {
        whole.streamFilter(filter);
    }

    /// Swallows a body, and sends the head when the body has ended.
    private final class Nowhere extends OutputStream {

        @Override
        public void write(int one) {
            // A body that nobody asked for.
        }

        @Override
        public void write(byte[] some, int from, int length) {
            // A body that nobody asked for.
        }

        @Override
        public void close() throws IOException {
            if (!whole.isSent()) {
                whole.send();
            }
        }
    }
}
