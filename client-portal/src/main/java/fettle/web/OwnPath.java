package fettle.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tells a path on this server from everything that only looks like one. A browser reads `//x`, `/\x` and `/<tab>/x` as
/// another host, so what a request names as its way back is never followed unseen.
public final class OwnPath {

    private static final Pattern PLAIN = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");
    private static final int LONGEST = 1000;

    private OwnPath() {}

    public static Optional<String> of(String asked) {
        if (asked.length() > LONGEST || !PLAIN.matcher(asked).matches() || hidesABreak(asked)) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(asked);
            boolean own = !uri.isAbsolute() && uri.getRawAuthority() == null && !uri.normalize().getRawPath().startsWith("//");
            return own ? Optional.of(asked) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /// The path as the value of a query parameter.
    public static String encoded(String path) {
        return URLEncoder.encode(path, UTF_8);
    }

    /// An encoded control, slash or backslash may be decoded by something on the way.
    private static boolean hidesABreak(String asked) {
        return Pattern.compile("%([01][0-9a-f]|7f|2f|5c)", Pattern.CASE_INSENSITIVE)
                .matcher(pathOf(asked))
                .find();
    }

    private static String pathOf(String asked) {
        int query = asked.indexOf('?');
        return query < 0 ? asked : asked.substring(0, query);
    }
}
