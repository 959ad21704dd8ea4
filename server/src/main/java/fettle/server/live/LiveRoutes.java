package fettle.server.live;

import static fettle.web.route.Who.DESK;
import static fettle.web.route.Who.PORTAL;

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
                Route.get("/live", DESK, (request, response) -> stream(desk.apply(request), response)),
                Route.get("/portal/live", PORTAL, (request, response) -> stream(portal.apply(request), response)));
    }

    private void stream(Reader reader, ServerResponse response) throws InterruptedException {
        LiveStream stream = live.open(reader);
        try {
            stream.send(response);
        } finally {
            live.leave(stream);
        }
    }
}
