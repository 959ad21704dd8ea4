package fettle.server.mail.mime;

import fettle.server.mail.encoding.Charsets;
import fettle.server.mail.encoding.Hex;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/// The pieces of one parameter by RFC 2231: `name*0*=utf-8''%E2%82; name*1=...`.
final class Pieces {

    private final TreeMap<Integer, Piece> byIndex = new TreeMap<>();

    private record Piece(String content, boolean encoded) {}

    void add(String index, String content, boolean encoded) {
        boolean isNumber =
                !index.isEmpty() && index.length() < 6 && index.chars().allMatch(c -> c >= '0' && c <= '9');
        if (isNumber || index.isEmpty()) {
            byIndex.putIfAbsent(index.isEmpty() ? 0 : Integer.parseInt(index), new Piece(content, encoded));
        }
    }

    String joined() {
        var bytes = new ByteArrayOutputStream();
        Optional<String> charset = Optional.empty();
        boolean first = true;
        for (Piece piece : byIndex.values()) {
            String content = piece.content();
            if (first
                    && piece.encoded()
                    && content.chars().filter(c -> c == '\'').count() >= 2) {
                int quote = content.indexOf('\'');
                charset = Optional.of(content.substring(0, quote));
                content = content.substring(content.indexOf('\'', quote + 1) + 1);
            }
            append(bytes, content, piece.encoded());
            first = false;
        }
        return Charsets.decode(bytes.toByteArray(), charset);
    }

    private static void append(ByteArrayOutputStream bytes, String content, boolean encoded) {
        if (!encoded) {
            bytes.writeBytes(content.getBytes(StandardCharsets.UTF_8));
            return;
        }
        byte[] raw = content.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int value = raw[i] == '%' && i + 2 < raw.length ? Hex.pair(raw[i + 1], raw[i + 2]) : -1;
            bytes.write(value < 0 ? raw[i] : value);
            i += value < 0 ? 0 : 2;
        }
    }
}
