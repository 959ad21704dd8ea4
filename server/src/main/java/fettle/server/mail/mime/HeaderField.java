package fettle.server.mail.mime;

import fettle.server.mail.encoding.Charsets;
import fettle.server.mail.text.SafeText;
import java.util.Arrays;
import java.util.Optional;

/// One field of a header, unfolded, its bytes read as UTF-8 or else as Windows-1252; encoded words are left as
/// they are.
public record HeaderField(String name, String value) {

    static HeaderField of(byte[] line) {
        return of(line, Optional.empty());
    }

    /// @param charset what the message says its text is in: senders who write raw bytes into fields mean it for
    /// these too
    static HeaderField of(byte[] line, Optional<String> charset) {
        int colon = 0;
        while (line[colon] != ':') {
            colon++;
        }
        String name = Charsets.ascii(line, 0, colon).strip();
        byte[] rest = Arrays.copyOfRange(line, colon + 1, line.length);
        return new HeaderField(name, unfold(Charsets.inField(rest, charset)));
    }

    /// Line ends go, the white space that begins the next line stays; other controls are blanks.
    private static String unfold(String value) {
        StringBuilder unfolded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n' || (c == '\r' && i + 1 < value.length() && isLineEnd(value.charAt(i + 1)))) {
                continue;
            }
            unfolded.append(c == 0x1b ? c : c < ' ' || c == 0x7f ? ' ' : c);
        }
        return SafeText.wellFormed(unfolded.toString().strip());
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
