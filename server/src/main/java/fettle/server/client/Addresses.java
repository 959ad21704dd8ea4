package fettle.server.client;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Mail addresses and domains in the one spelling by which they are compared: ASCII, lower case.
///
/// Only ASCII letters are folded, so that a Kelvin sign or a dotless i never becomes somebody else's k or i.
public final class Addresses {

    private static final Pattern ADDRESS = Pattern.compile("[!-?A-~]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?");
    private static final Pattern DOMAIN =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+");
    private static final int LONGEST = 254;

    private Addresses() {}

    /// The address to compare by, or nothing when this is no address that we could answer.
    public static Optional<String> folded(String address) {
        String stripped = address.strip();
        int at = stripped.lastIndexOf('@');
        if (at < 1 || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        return ascii(stripped.substring(at + 1))
                .map(domain -> lower(stripped.substring(0, at)) + "@" + domain)
                .filter(folded -> ADDRESS.matcher(folded).matches());
    }

    /// The domain to compare by: internationalised names in their ASCII form, no dot at the end.
    public static Optional<String> foldedDomain(String domain) {
        return ascii(domain.strip()).filter(name -> DOMAIN.matcher(name).matches());
    }

    /// The part behind the last `@`.
    public static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /// The address without what follows a `+` in front of the `@`: `ann+vpn@acme.test` is `ann@acme.test`.
    public static String withoutTag(String address) {
        int at = address.lastIndexOf('@');
        int plus = address.indexOf('+');
        return plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    }

    private static Optional<String> ascii(String domain) {
        try {
            String name = IDN.toASCII(domain).toLowerCase(Locale.ROOT);
            return Optional.of(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
        } catch (IllegalArgumentException noDomain) {
            return Optional.empty();
        }
    }

    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
        return lower.toString();
    }
}
