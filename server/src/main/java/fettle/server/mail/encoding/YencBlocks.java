package fettle.server.mail.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text, byte for byte, and the files that stand in it in yEnc, as newsreaders and their mail send them. Only blocks
/// that are whole, from `=ybegin` to `=yend`, are taken out; of a file in several parts each part is one.
public final class YencBlocks {

    private static final int MOST = 50;

    private final byte[] source;
    private final String text;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final List<UuBlocks.UuFile> files = new ArrayList<>();

    private YencBlocks(byte[] source) {
        this.source = source;
        this.text = new String(source, StandardCharsets.ISO_8859_1);
    }

    public static YencBlocks in(byte[] source) {
        var blocks = new YencBlocks(source);
        blocks.read();
        return blocks;
    }

    public byte[] text() {
        return files.isEmpty() ? source : rest.toByteArray();
    }

    public List<UuBlocks.UuFile> files() {
        return List.copyOf(files);
    }

    private void read() {
        int from = 0;
        int begin = lineWith("=ybegin ", 0);
        while (begin >= 0 && files.size() < MOST) {
            int end = lineWith("=yend ", begin);
            int name = text.indexOf(" name=", begin);
            if (end < 0) {
                break;
            }
            if (name > 0 && name < lineEnd(begin)) {
                rest.write(source, from, begin - from);
                files.add(new UuBlocks.UuFile(
                        text.substring(name + 6, lineEnd(begin)).strip(), bytes(afterHead(begin), end)));
                from = Math.min(source.length, lineEnd(end) + 1);
            }
            begin = lineWith("=ybegin ", lineEnd(end));
        }
        rest.write(source, from, source.length - from);
    }

    private int lineWith(String start, int from) {
        int at = text.indexOf(start, from);
        while (at > 0 && text.charAt(at - 1) != '\n') {
            at = text.indexOf(start, at + 1);
        }
        return at;
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private int afterHead(int begin) {
        int next = Math.min(text.length(), lineEnd(begin) + 1);
        return text.startsWith("=ypart ", next) ? Math.min(text.length(), lineEnd(next) + 1) : next;
    }

    private byte[] bytes(int from, int to) {
        var bytes = new ByteArrayOutputStream(Math.max(0, to - from));
        for (int i = from; i < to; i++) {
            int b = source[i];
            if (b == '\r' || b == '\n') {
                continue;
            }
            boolean escaped = b == '=' && i + 1 < to;
            bytes.write(escaped ? source[++i] - 64 - 42 : b - 42);
        }
        return bytes.toByteArray();
    }
}
