package fettle.web;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The header Content-Disposition for a file whose name somebody else chose (RFC 6266).
public final class Disposition {

    private static final int LONGEST = 150;
    private static final String PLAIN = "!#$&+-.^_`|~";

    private Disposition() {}

    /// To be saved, never shown.
    public static String attachment(String name) {
        return "attachment; " + named(name);
    }

    /// To be shown in place: for pictures of the few kinds that are safe.
    public static String inline(String name) {
        return "inline; " + named(name);
    }

    private static String named(String name) {
        String safe = safe(name);
        return "filename=\"" + safe.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_") + "\"; filename*=UTF-8''"
                + encoded(safe);
    }

    /// The last part of a path, without what a file system or a reader's eye could be deceived by: controls,
    /// and the marks that turn the direction of writing, so that `annexe<RLO>fdp.exe` does not read as a PDF.
    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}:*?<>|]", "")
                .replaceAll("^[. ]+|[. ]+$", "");
        String end = clean.codePointCount(0, clean.length()) <= LONGEST
                ? clean
                : clean.substring(clean.offsetByCodePoints(clean.length(), -LONGEST));
        return end.isEmpty() ? "file" : end;
    }

    private static String encoded(String name) {
        var encoded = new StringBuilder();
        for (byte b : name.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
