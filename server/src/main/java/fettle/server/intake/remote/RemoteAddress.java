package fettle.server.intake.remote;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/// An address on the web as a mail names it, of the kind that we are willing to ask: plain or TLS on the usual port,
/// and without a name or password in it.
///
/// @param host as it is looked up, without brackets
/// @param target what is asked of the host: path and query
record RemoteAddress(boolean secure, String host, int port, String target) {

    private static final int LONGEST = 1_500;

    static Optional<RemoteAddress> of(String written) {
        String plain = written.strip().replace(" ", "%20");
        if (plain.length() > LONGEST || plain.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            return Optional.empty();
        }
        try {
            return of(new URI(plain));
        } catch (URISyntaxException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<RemoteAddress> of(URI uri) {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https");
        Optional<String> host = Optional.ofNullable(uri.getHost()).filter(name -> !name.isEmpty());
        boolean usual = uri.getPort() == -1 || uri.getPort() == (secure ? 443 : 80);
        if ((!secure && !scheme.equals("http")) || host.isEmpty() || uri.getRawUserInfo() != null || !usual) {
            return Optional.empty();
        }
        URI ascii = URI.create(uri.toASCIIString());
        String path = Optional.ofNullable(ascii.getRawPath())
                .filter(one -> !one.isEmpty())
                .orElse("/");
        String query =
                Optional.ofNullable(ascii.getRawQuery()).map(one -> "?" + one).orElse("");
        return Optional.of(new RemoteAddress(secure, bare(host.get()), secure ? 443 : 80, path + query));
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : IDN.toASCII(host);
    }

    /// The host as it stands in a request.
    String hostField() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
