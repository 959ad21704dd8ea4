package fettle.server.mail.imap;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A folder's name as IMAP writes it: quoted, and what is not ASCII in its own kind of UTF-7 (RFC 3501, 5.1.3).
final class FolderName {

    private FolderName() {}

    static String quoted(String name) {
        return '"' + utf7(name).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String utf7(String name) {
        var written = new StringBuilder();
        int at = 0;
        while (at < name.length()) {
            int end = at;
            while (end < name.length() && !isPlain(name.charAt(end))) {
                end++;
            }
            if (end > at) {
                written.append('&').append(base64(name.substring(at, end))).append('-');
                at = end;
            } else {
                char one = name.charAt(at++);
                written.append(one == '&' ? "&-" : String.valueOf(one));
            }
        }
        return written.toString();
    }

    private static boolean isPlain(char one) {
        return one >= ' ' && one <= '~';
    }

    private static String base64(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
        return Base64.getEncoder().withoutPadding().encodeToString(bytes).replace('/', ',');
    }
}
