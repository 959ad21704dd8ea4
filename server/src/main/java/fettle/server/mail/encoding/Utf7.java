package fettle.server.mail.encoding;

import java.nio.charset.StandardCharsets;

/// Reads UTF-7 (RFC 2152), which Java lacks. Only for mails that say they are in it: read into others, it would
/// bring markup into being that no filter saw.
final class Utf7 {

    private Utf7() {}

    static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c != '+') {
                decoded.append(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            decoded.append(end == i + 1 ? "+" : shifted(text.substring(i + 1, end)));
            i = end < text.length() && text.charAt(end) == '-' ? end + 1 : end;
        }
        return decoded.toString();
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    private static String shifted(String base64) {
        byte[] bytes = TransferDecoding.all(base64.getBytes(StandardCharsets.ISO_8859_1), "base64");
        return new String(bytes, 0, bytes.length & ~1, StandardCharsets.UTF_16BE);
    }
}
