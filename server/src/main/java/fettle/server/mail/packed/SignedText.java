package fettle.server.mail.packed;

import java.util.Optional;

/// Takes a text out of the armour of a PGP signature that stands in it (RFC 9580, 7).
public final class SignedText {

    private static final String BEGIN = "-----BEGIN PGP SIGNED MESSAGE-----\n";
    private static final String SIGNATURE = "\n-----BEGIN PGP SIGNATURE-----";
    private static final String END = "-----END PGP SIGNATURE-----";

    private SignedText() {}

    /// The text with what was written before and after what is signed; empty when nothing in it is.
    public static Optional<String> in(String text) {
        int begin = text.indexOf(BEGIN);
        int content = begin < 0 ? -1 : text.indexOf("\n\n", begin);
        int signature = content < 0 ? -1 : text.indexOf(SIGNATURE, content);
        if (signature < 0) {
            return Optional.empty();
        }
        int end = text.indexOf(END, signature);
        String signed = text.substring(Math.min(signature, content + 2), signature);
        String after = end < 0 ? "" : text.substring(end + END.length());
        return Optional.of(text.substring(0, begin) + unescaped(signed) + after);
    }

    /// Lines that begin with a dash have another one before it.
    private static String unescaped(String signed) {
        String plain = signed.replace("\n- -", "\n-").replace("\n- From ", "\nFrom ");
        return plain.startsWith("- -") ? plain.substring(2) : plain;
    }
}
