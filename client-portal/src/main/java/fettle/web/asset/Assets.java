package fettle.web.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.route.Who;
import io.helidon.http.HeaderNames;
import io.helidon.http.NotFoundException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Style sheet, icons and scripts, each under an address that changes with its content, so that a browser never asks
/// twice.
public final class Assets implements Routes {

    private final Map<String, Asset> byName;

    private Assets(List<Asset> assets) {
        this.byName = assets.stream()
                .collect(Collectors.toMap(Asset::name, asset -> asset, (first, _) -> first, LinkedHashMap::new));
    }

    public static Assets load() {
        return new Assets(List.of(
                Asset.of(
                        "fettle.css",
                        "text/css; charset=utf-8",
                        StyleSheet.inOne().getBytes(UTF_8)),
                Asset.resource("icons.svg", "image/svg+xml", "web/icons.svg"),
                Asset.resource("favicon.svg", "image/svg+xml", "web/favicon.svg"),
                Asset.resource("htmx.js", Asset.SCRIPT, "META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js"),
                Asset.resource("theme.js", Asset.SCRIPT, "web/js/theme.js"),
                Asset.resource("live.js", Asset.SCRIPT, "web/js/live.js"),
                Asset.resource("clock.js", Asset.SCRIPT, "web/js/clock.js"),
                Asset.resource("keys.js", Asset.SCRIPT, "web/js/keys.js"),
                Asset.resource("drafts.js", Asset.SCRIPT, "web/js/drafts.js")));
    }

    public String url(String name) {
        return asset(name)
                .orElseThrow(() -> new IllegalArgumentException("There is no asset " + name))
                .url();
    }

    /// The addresses as templates name them: `asset.fettle.css`.
    public Map<String, String> urls() {
        return byName.values().stream().collect(Collectors.toMap(asset -> "asset." + asset.name(), Asset::url));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/assets/{hash}/{name}", Who.ANYONE, this::send));
    }

    private void send(ServerRequest request, ServerResponse response) {
        var path = request.path().pathParameters();
        Asset asset = asset(path.get("name"))
                .filter(found -> found.hash().equals(path.get("hash")))
                .orElseThrow(() -> new NotFoundException("No such asset"));
        response.header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
        response.header(HeaderNames.ETAG, asset.tag());
        response.header(HeaderNames.VARY, "Accept-Encoding");
        if (asset.isWhat(request.headers())) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        asset.send(request.headers(), response);
    }

    private Optional<Asset> asset(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
