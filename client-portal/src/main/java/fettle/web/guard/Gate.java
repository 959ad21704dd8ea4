package fettle.web.guard;

import io.helidon.webserver.http.ErrorHandler;
import io.helidon.webserver.http.HttpRouting;

/// Everything that a request passes before it reaches a route, in the only order that is right: whoever must see all
/// answers stands outside, and what costs least is asked first.
public record Gate(
        ErrorHandler<Throwable> errors, SecurityHeaders headers, KnownHost host, RateLimit rate, SameOrigin origin) {

    public HttpRouting.Builder before(HttpRouting.Builder routing) {
        return routing.addFilter(new HangUp(errors))
                .addFilter(headers)
                .addFilter(host)
                .addFilter(rate)
                .addFilter(origin)
                .addFilter(new BodyLimit())
                .error(Throwable.class, errors);
    }
}
