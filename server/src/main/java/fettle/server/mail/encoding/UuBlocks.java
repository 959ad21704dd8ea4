package fettle.server.mail.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text and the files that stand in it uuencoded, as mailers wrote them before MIME. Only blocks that are
/// whole, from `begin` to `end`, are taken out of the text.
public final class UuBlocks {

    private static final int MOST = 50;
    private static final String BEGIN = "begin ";

    private final String source;
    private final StringBuilder rest = new StringBuilder();
    private final List<UuFile> files = new ArrayList<>();

    /// A file that stood in the text.
    public static final class UuFile {
        private final String name;
        private final byte[] bytes;

        UuFile(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        public String name() {
            return name;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    private UuBlocks(String source) {
        this.source = source;
    }

    public static UuBlocks in(String text) {
        var blocks = new UuBlocks(text);
        blocks.read();
        return blocks;
    }

    public String text() {
        return rest.toString();
    }

    public List<UuFile> files() {
        return List.copyOf(files);
    }

    private void read() {
        int from = 0;
        int begin = nextBegin(0);
        while (begin >= 0 && files.size() < MOST) {
            int firstLine = lineEnd(begin) + 1;
            int end = endOf(firstLine);
            if (end >= 0) {
                rest.append(source, from, begin);
                files.add(new UuFile(name(begin), bytes(firstLine, end)));
                from = Math.min(source.length(), lineEnd(end) + 1);
            }
            begin = nextBegin(Math.max(from, firstLine - 1));
        }
        rest.append(source, from, source.length());
    }

    /// The start of the next line such as `begin 644 notes.txt`, or -1.
    private int nextBegin(int from) {
        int at = source.startsWith(BEGIN, from) && isLineStart(from) ? from : nextLineWithBegin(from);
        while (at >= 0 && name(at).isEmpty()) {
            at = nextLineWithBegin(at);
        }
        return at;
    }

    private boolean isLineStart(int at) {
        return at == 0 || source.charAt(at - 1) == '\n';
    }

    private int nextLineWithBegin(int from) {
        int found = source.indexOf("\n" + BEGIN, from);
        return found < 0 ? -1 : found + 1;
    }

    private int lineEnd(int from) {
        int end = source.indexOf('\n', Math.min(from, source.length()));
        return end < 0 ? source.length() : end;
    }

    /// What follows the mode; empty when the line begins no file.
    private String name(int begin) {
        String line = source.substring(begin, Math.min(lineEnd(begin), begin + 300));
        int blank = line.indexOf(' ', BEGIN.length());
        boolean hasMode = (blank == 9 || blank == 10)
                && line.substring(BEGIN.length(), blank).chars().allMatch(c -> c >= '0' && c <= '7');
        return hasMode ? line.substring(blank + 1).strip() : "";
    }

    /// The line `end` that closes the block, or -1 when a line before it is none of uuencode.
    private int endOf(int firstLine) {
        int from = firstLine;
        while (from < source.length()) {
            int end = lineEnd(from);
            String line = source.substring(from, Math.min(end, from + 200));
            if (line.strip().equals("end")) {
                return from;
            }
            if (!isEncoded(line)) {
                return -1;
            }
            from = end + 1;
        }
        return -1;
    }

    private static boolean isEncoded(String line) {
        if (line.isEmpty()) {
            return true;
        }
        int count = (line.charAt(0) - ' ') & 63;
        int most = 1 + (count * 4 + 2) / 3 + 4;
        return line.stripTrailing().length() <= most && line.chars().allMatch(c -> c >= ' ' && c <= '`');
    }

    private byte[] bytes(int firstLine, int end) {
        var bytes = new ByteArrayOutputStream();
        for (int from = firstLine; from < end; from = lineEnd(from) + 1) {
            byte[] line = source.substring(from, lineEnd(from)).getBytes(StandardCharsets.ISO_8859_1);
            bytes.writeBytes(UuencodeStream.decoded(line));
        }
        return bytes.toByteArray();
    }
}
