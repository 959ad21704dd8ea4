package fettle.server.mail.oauth;

import fettle.server.store.Sha256;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The way to a provider where somebody authorises us, so that only we can use what they bring back.
public final class Pkce {

    private Pkce() {}

    /// The address to send them to.
    ///
    /// @param url where the provider asks them, perhaps with fields of its own
    /// @param hint the name of the mailbox's user, to save them typing
    public static String address(
            String url, String application, String redirect, String scope, String state, String verifier, String hint) {
        return url + (url.contains("?") ? "&" : "?")
                + "response_type=code"
                + field("client_id", application)
                + field("redirect_uri", redirect)
                + field("scope", scope)
                + field("state", state)
                + field("code_challenge", challenge(verifier))
                + field("code_challenge_method", "S256")
                + field("login_hint", hint);
    }

    static String challenge(String verifier) {
        byte[] hash = Sha256.digest().digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static String field(String name, String value) {
        return "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
