package fettle.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells a path on this server from everything that only looks like one. A browser reads `//x`, `/\x` and `/<tab>/x`
/// as another host, and Helidon 4.1.7 routes `//admin`, `/./admin`, `/x/../admin`, `/%61dmin` and `/admin;x` to
/// `/admin`. We need none of them, so paths are made of plain characters and nothing else.
public final class OwnPath {

    private static final String PLAIN = "/|(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._~@:-]+)+/?";
    private static final Pattern PATH = Pattern.compile(PLAIN);
    private static final Pattern WITH_QUERY = Pattern.compile("(?:" + PLAIN + ")(?:\\?[!-\\[\\]-~]*)?");
    private static final int LONGEST = 1000;

    private OwnPath() {}

    public static boolean isPlain(String rawPath) {
        return PATH.matcher(rawPath).matches();
    }

    /// The path and query asked for, if it leads nowhere but here.
    public static Optional<String> of(String asked) {
        return Optional.of(asked)
                .filter(path ->
                        path.length() <= LONGEST && WITH_QUERY.matcher(path).matches());
    }

    /// The path as the value of a query parameter.
    public static String encoded(String path) {
        return URLEncoder.encode(path, UTF_8);
    }
}
