package fettle.web.layout;

import fettle.web.text.Texts;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.time.InstantSource;

/// What a layout needs to know of the request itself.
///
/// @param language what the page is written in
/// @param theme "light", "dark", or "" to follow the system
/// @param nextTheme what the switch changes to
/// @param themeLabel what the switch is called
/// @param now the server's clock in milliseconds: clocks on the page tick by it, never by the reader's own
/// @param here the address to come back to: the one asked for, if it can be asked for again
public record PageFacts(String language, String theme, String nextTheme, String themeLabel, long now, String here) {

    public static PageFacts of(Texts texts, InstantSource clock, ServerRequest request) {
        Theme theme = Theme.of(request);
        return new PageFacts(
                texts.language(),
                theme == Theme.AUTO ? "" : theme.word(),
                theme.next().word(),
                texts.with("web.theme." + theme.word()),
                clock.millis(),
                here(request));
    }

    private static String here(ServerRequest request) {
        if (!request.prologue().method().equals(Method.GET)) {
            return "/";
        }
        String query = request.query().isEmpty() ? "" : "?" + request.query().rawValue();
        return request.path().absolute().rawPath() + query;
    }
}
