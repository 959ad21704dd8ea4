package fettle.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A quick look at the first lines of a message for its sender: good enough to take turns by, and for nothing else.
final class SenderLine {

    private static final int LOOKED_AT = 16_384;
    private static final int LONGEST = 254;

    private SenderLine() {}

    /// What stands in `Return-Path` or `From`, whichever comes first; blank when neither does.
    static String of(InputStream raw) throws IOException {
        String head = new String(raw.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1);
        for (String line : head.split("\r\n|\r|\n", -1)) {
            if (line.isEmpty()) {
                return "";
            }
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("return-path:") || lower.startsWith("from:")) {
                return address(lower.substring(lower.indexOf(':') + 1));
            }
        }
        return "";
    }

    private static String address(String field) {
        int open = field.lastIndexOf('<');
        int close = field.indexOf('>', Math.max(open, 0));
        String address = open >= 0 && close > open ? field.substring(open + 1, close) : field;
        String plain = address.strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
