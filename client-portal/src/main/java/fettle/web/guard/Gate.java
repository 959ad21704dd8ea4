package fettle.web.guard;

import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.HttpRouting;
import java.util.function.BooleanSupplier;

/// Everything that a request passes before it reaches a route, in the only order that is right: whoever must see all
/// answers stands outside, and what costs least is asked first.
///
/// @param leaving whether the server is about to stop, so that each connection ends with its answer
public record Gate(
        ErrorHandler<Throwable> errors,
        SecurityHeaders headers,
        KnownHost host,
        RateLimit rate,
        SameOrigin origin,
        BooleanSupplier leaving) {

    public HttpRouting.Builder before(HttpRouting.Builder routing) {
        return routing.addFilter(new HangUp(errors, leaving))
                .addFilter(headers)
                .addFilter(host)
                .addFilter(rate)
                .addFilter(origin)
                .addFilter(new BodyLimit())
                .error(Throwable.class, errors);
    }
}
