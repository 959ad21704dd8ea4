package fettle.server.mail.address;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// The part of an address between the angle brackets, `local@domain`, checked and brought into its comparable
/// form.
public final class AddressSpec {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    private AddressSpec() {}

    public static Optional<String> normalised(String written) {
        String plain = written.strip();
        int at = plain.lastIndexOf('@');
        if (at <= 0 || plain.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<String> local = localPart(plain.substring(0, at));
        Optional<String> domain = domain(plain.substring(at + 1));
        return local.isEmpty() || domain.isEmpty()
                ? Optional.empty()
                : Optional.of(local.get() + "@" + domain.get()).filter(address -> address.length() <= LONGEST);
    }

    /// Quotes are taken off where they are not needed, and refused where they are: nobody's customers have such
    /// addresses, but attackers do.
    private static Optional<String> localPart(String written) {
        boolean quoted = written.length() > 2 && written.startsWith("\"") && written.endsWith("\"");
        String bare = quoted ? written.substring(1, written.length() - 1) : written;
        boolean proper = bare.length() <= LONGEST_LOCAL_PART
                && !bare.startsWith(".")
                && !bare.endsWith(".")
                && !bare.contains("..")
                && bare.chars().allMatch(AddressSpec::isAtomCharacter);
        return proper && !bare.isEmpty() ? Optional.of(lowerAscii(bare)) : Optional.empty();
    }

    private static boolean isAtomCharacter(int c) {
        if (c >= 0x80) {
            return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        }
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "!#$%&'*+/=?^_`{|}~-.".indexOf(c) >= 0;
    }

    /// Only ASCII letters change case: the Kelvin sign must not become a k.
    static String lowerAscii(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return lower.toString();
    }

    static Optional<String> domain(String written) {
        String bare = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        if (bare.isEmpty() || bare.length() > 253 || bare.startsWith("[")) {
            return Optional.empty();
        }
        StringBuilder ascii = new StringBuilder();
        for (String label : bare.split("\\.", -1)) {
            Optional<String> plain = label(label);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            ascii.append(ascii.isEmpty() ? "" : ".").append(plain.get());
        }
        return Optional.of(ascii.toString());
    }

    private static Optional<String> label(String written) {
        boolean isAscii = written.chars().allMatch(c -> c < 0x80);
        String ascii = isAscii ? written : idn(written);
        // A label that Unicode's folding turns into plain ASCII is an imitation.
        boolean folded = !isAscii && !ascii.toLowerCase(Locale.ROOT).startsWith("xn--");
        boolean proper = !ascii.isEmpty()
                && ascii.length() <= 63
                && !ascii.startsWith("-")
                && !ascii.endsWith("-")
                && ascii.chars().allMatch(AddressSpec::isLabelCharacter);
        return proper && !folded ? Optional.of(lowerAscii(ascii)) : Optional.empty();
    }

    private static String idn(String label) {
        try {
            return IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static boolean isLabelCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
