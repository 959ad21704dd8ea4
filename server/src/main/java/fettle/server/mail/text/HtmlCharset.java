package fettle.server.mail.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Finds the charset that an HTML text names in its own head, for mails whose header names none.
public final class HtmlCharset {

    private static final int LOOKED_AT = 2048;

    private HtmlCharset() {}

    public static Optional<String> in(byte[] html) {
        String start = new String(html, 0, Math.min(html.length, LOOKED_AT), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        int at = start.indexOf("charset=");
        if (at < 0 || start.lastIndexOf("<meta", at) < 0) {
            return Optional.empty();
        }
        int from = at + "charset=".length();
        while (from < start.length() && "\"' ".indexOf(start.charAt(from)) >= 0) {
            from++;
        }
        int end = from;
        while (end < start.length() && "\"' ;/>".indexOf(start.charAt(end)) < 0) {
            end++;
        }
        return end > from ? Optional.of(start.substring(from, end)) : Optional.empty();
    }
}
