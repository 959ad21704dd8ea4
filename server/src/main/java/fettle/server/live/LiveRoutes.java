package fettle.server.live;

import static fettle.web.route.Who.DESK;
import static fettle.web.route.Who.PORTAL;

import fettle.web.route.HeadAnswer;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Function;

/// The streams that open pages listen to.
public final class LiveRoutes implements Routes {

    private final Live live;
    private final Function<ServerRequest, Reader> desk;
    private final Function<ServerRequest, Reader> portal;

    public LiveRoutes(Live live, Function<ServerRequest, Reader> desk, Function<ServerRequest, Reader> portal) {
        this.live = live;
        this.desk = desk;
        this.portal = portal;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/live", DESK, (request, response) -> stream(desk, request, response)),
                Route.get("/portal/live", PORTAL, (request, response) -> stream(portal, request, response)));
    }

    private void stream(Function<ServerRequest, Reader> readers, ServerRequest request, ServerResponse response)
            throws InterruptedException {
        if (HeadAnswer.isHead(request)) { // whoever asks for the head has no page that waits for news
            LiveStream.begin(response).send();
            return;
        }
        LiveStream stream = live.open(readers.apply(request));
        try {
            stream.send(response);
        } finally {
            live.leave(stream);
        }
    }
}
