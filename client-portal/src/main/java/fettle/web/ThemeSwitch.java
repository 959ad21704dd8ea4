package fettle.web;

import fettle.web.layout.Theme;
import io.helidon.http.SetCookie;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;

/// Keeps the colour scheme that somebody chose, for browsers without JavaScript. To be registered at `/theme`.
public final class ThemeSwitch implements HttpService {

    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", this::choose);
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
