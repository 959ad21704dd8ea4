package fettle.web.layout;

import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;

/// The colour scheme that a browser asked for, kept in the cookie `fettle-theme`.
public enum Theme {
    AUTO,
    LIGHT,
    DARK;

    public static final String COOKIE = "fettle-theme";

    static Theme of(ServerRequest request) {
        return named(request.headers().cookies().first(COOKIE).orElse(""));
    }

    public static Theme named(String word) {
        return switch (word) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> AUTO;
        };
    }

    Theme next() {
        return switch (this) {
            case AUTO -> LIGHT;
            case LIGHT -> DARK;
            case DARK -> AUTO;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
