package fettle.web;

import fettle.web.layout.Theme;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.route.Who;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.List;

/// Keeps the colour scheme that somebody chose, for browsers without JavaScript.
public final class ThemeSwitch implements Routes {

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public List<Route> routes() {
        return List.of(Route.post("/theme", Who.ANYONE, this::choose));
    }

    private void choose(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        Theme theme = Theme.named(form.text("theme", 10));
        response.headers()
                .addCookie(SetCookie.builder(Theme.COOKIE, theme.word())
                        .path("/")
                        .maxAge(KEPT)
                        .sameSite(SetCookie.SameSite.LAX)
                        .build());
        Pages.seeOther(
                response, form.optional("next", 1000).flatMap(OwnPath::of).orElse("/"));
    }
}
