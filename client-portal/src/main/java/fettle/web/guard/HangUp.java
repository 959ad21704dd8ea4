package fettle.web.guard;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// Closes a connection when the request or its answer says so; the outermost filter. Helidon 4.1.7 announces
/// "Connection: close" and reads on: what is left of an unread body would be served as the next request. And a
/// server that is told to stop waits for connections that were answering just then, although they only rest after it.
final class HangUp implements Filter {

    private final ErrorHandler<Throwable> errors;
    private final BooleanSupplier leaving;

    /// @param errors the same that answers for handlers: Helidon asks it too late for what a filter throws
    /// @param leaving whether the server is about to stop
    HangUp(ErrorHandler<Throwable> errors, BooleanSupplier leaving) {
        this.errors = errors;
        this.leaving = leaving;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        try {
            chain.proceed();
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            if (!response.reset()) {
                throw new CloseConnectionException("An answer was cut short", e);
            }
            answer(request, response, e);
        }
        if (saysClose(request.headers()) || saysClose(response.headers())) {
            throw new CloseConnectionException("As announced");
        }
        if (leaving.getAsBoolean()) {
            throw new CloseConnectionException("The server stops");
        }
    }

    private void answer(RoutingRequest request, RoutingResponse response, RuntimeException e) {
        try {
            errors.handle(request, response, e);
        } catch (Exception failure) {
            throw new CloseConnectionException("No answer to an error", failure);
        }
    }

    private static boolean saysClose(Headers headers) {
        return headers.contains(HeaderNames.CONNECTION)
                && headers.get(HeaderNames.CONNECTION)
                        .values()
                        .toLowerCase(Locale.ROOT)
                        .contains("close");
    }
}
