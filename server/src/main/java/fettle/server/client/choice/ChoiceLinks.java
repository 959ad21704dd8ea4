package fettle.server.client.choice;

import fettle.server.store.secret.Signer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Signed links by which a contact chooses which mails they get, without signing in: whoever has one can do that for
/// them, and nothing else.
///
/// @param baseUrl how customers' browsers reach us
public record ChoiceLinks(Signer signer, Supplier<String> baseUrl) {

    public static final String PATH = "/portal/mail/";

    private static final Pattern TOKEN =
            Pattern.compile("([1-9][0-9]{0,17})\\.([1-9][0-9]{0,17})\\.([A-Za-z0-9_-]{43})");

    /// Whose choice it is.
    public record Whose(long clientId, long contactId) {}

    public String path(Whose whose) {
        String id = id(whose.clientId(), whose.contactId());
        return PATH + id + "." + signer.sign(id);
    }

    public String url(Whose whose) {
        return baseUrl.get() + path(whose);
    }

    /// Whom a token of a link speaks of, when it is one of ours.
    public Optional<Whose> read(String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches() || !signer.isGenuine(parts.group(1) + "." + parts.group(2), parts.group(3))) {
            return Optional.empty();
        }
        return Optional.of(new Whose(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))));
    }

    private static String id(long clientId, long contactId) {
        return clientId + "." + contactId;
    }
}
