package fettle.server.mail.compose;

import fettle.server.mail.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The fields above an enclosed file, with its name for old and for new readers.
record FileFields(OutgoingFile file) {

    String text() {
        String name = SafeText.fileName(file.name());
        return "Content-Type: " + type() + "\r\n"
                + "Content-Transfer-Encoding: base64\r\n"
                + "Content-Disposition: attachment;\r\n"
                + " filename=\"" + plain(name) + "\";\r\n"
                + " filename*=UTF-8''" + percentEncoded(name) + "\r\n\r\n";
    }

    private String type() {
        String type = file.contentType().toLowerCase(Locale.ROOT);
        boolean proper = type.length() <= 100
                && type.indexOf('/') > 0
                && type.indexOf('/') == type.lastIndexOf('/')
                && !type.endsWith("/")
                && type.chars().allMatch(FileFields::isTypeCharacter);
        return proper ? type : "application/octet-stream";
    }

    private static boolean isTypeCharacter(int c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || "/+-.".indexOf(c) >= 0);
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().forEach(c -> plain.append(c >= ' ' && c < 0x7f && c != '"' && c != '\\' ? (char) c : '_'));
        return plain.toString();
    }

    private static String percentEncoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = b > 0 && (Character.isLetterOrDigit(b) || b == '.' || b == '-' || b == '_');
            encoded.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return encoded.toString();
    }
}
