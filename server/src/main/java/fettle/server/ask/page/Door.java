package fettle.server.ask.page;

import fettle.server.signin.limit.Network;
import fettle.server.signin.limit.Tries;
import fettle.server.signin.page.Caller;
import fettle.web.Pages;
import fettle.web.Refusal;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// Lets in whoever shows a link that we know. A network from which many unknown ones come must wait: nobody can guess
/// one, and nobody is to try.
public final class Door {

    private static final int MOST_UNKNOWN = 30;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Caller caller;
    private final Pages pages;
    private final Tries unknown;

    public Door(InstantSource clock, Caller caller, Pages pages) {
        this.caller = caller;
        this.pages = pages;
        this.unknown = new Tries(clock, MOST_UNKNOWN, WINDOW);
    }

    /// What the link in the path stands for; when nothing, the reader has been told so.
    <T> Optional<T> open(ServerRequest request, ServerResponse response, Function<String, Optional<T>> known) {
        String network = Network.of(caller.address(request));
        unknown.wait(network).ifPresent(wait -> {
            throw new Refusal.TooMany(wait, "ask.too-many-links", wait.toMinutes() + 1);
        });
        Optional<T> found = known.apply(request.path().pathParameters().get("token"));
        if (found.isEmpty()) {
            unknown.note(network);
            response.status(Status.NOT_FOUND_404);
            pages.send(request, response, new UnknownLinkPage());
        }
        return found;
    }

    String address(ServerRequest request) {
        return caller.address(request);
    }
}
