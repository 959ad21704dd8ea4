package fettle.web.guard;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.util.List;

/// Several listeners as one: given two or more, Helidon 4.1.7 calls none of them (its ListFrameListener is empty).
record EachListener(List<Http1ConnectionListener> listeners) implements Http1ConnectionListener {

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        listeners.forEach(listener -> listener.prologue(connection, prologue));
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        listeners.forEach(listener -> listener.headers(connection, headers));
    }
}
