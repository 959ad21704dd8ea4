package fettle.server.intake.authorisation;

import fettle.web.Refusal;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Where a provider is asked for tokens: they go over no line that others can read.
public final class ProviderAddress {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private ProviderAddress() {}

    /// The address as it was written, when it is a secure one of a provider's and nothing in it is still to
    /// be filled in.
    public static String checked(String field, String written) {
        return Optional.of(written)
                .filter(url -> !url.contains("TENANT") && isSecure(url))
                .orElseThrow(() -> Refusal.Invalid.field(field, "intake.authorisation-url"));
    }

    private static boolean isSecure(String written) {
        try {
            URI url = URI.create(written);
            boolean here = url.getHost() != null && THIS_MACHINE.contains(url.getHost());
            return url.getHost() != null
                    && ("https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && here));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
