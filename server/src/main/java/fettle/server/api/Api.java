package fettle.server.api;

import fettle.server.api.call.Door;
import fettle.server.api.call.OpenApi;
import fettle.server.api.call.Resource;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.route.Who;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.stream.Stream;

/// The API under `/api/v1`. Its description is for everybody, all else for whoever shows a key.
public final class Api implements Routes {

    private final OpenApi description;
    private final Door door;
    private final List<Resource> resources;

    public Api(OpenApi description, Door door, List<Resource> resources) {
        this.description = description;
        this.door = door;
        this.resources = List.copyOf(resources);
    }

    @Override
    public List<Route> routes() {
        return Stream.concat(
                        Stream.of(Route.get(Door.BASE + "/openapi.json", Who.ANYONE, this::describe)),
                        resources.stream()
                                .flatMap(resource -> resource.operations().stream())
                                .map(door::route))
                .toList();
    }

    private void describe(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json").send(description.text());
    }
}
