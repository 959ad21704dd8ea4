package fettle.server.mail.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A text and the files that stand in it uuencoded, as mailers wrote them before MIME. Only blocks that are whole, from
/// `begin` to `end`, are taken out of the text.
public record UuBlocks(String text, List<UuFile> files) {

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

    private static final int MOST = 50;

    public static UuBlocks in(String text) {
        if (!text.startsWith("begin ") && !text.contains("\nbegin ")) {
            return new UuBlocks(text, List.of());
        }
        String[] lines = text.split("\n", -1);
        StringBuilder rest = new StringBuilder();
        List<UuFile> files = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            int end = isBegin(lines[i]) && files.size() < MOST ? endOf(lines, i + 1) : -1;
            if (end < 0) {
                rest.append(i == 0 ? "" : "\n").append(lines[i]);
            } else {
                files.add(new UuFile(name(lines[i]), bytes(lines, i + 1, end)));
                i = end;
            }
        }
        return new UuBlocks(rest.toString(), List.copyOf(files));
    }

    private static boolean isBegin(String line) {
        return line.startsWith("begin ") && name(line).length() > 0 && line.substring(6, 9).chars().allMatch(c -> c >= '0' && c <= '7');
    }

    /// What follows the mode, as in `begin 644 notes.txt`.
    private static String name(String line) {
        int blank = line.indexOf(' ', 6);
        return blank < 9 || blank > 10 ? "" : line.substring(blank + 1).strip();
    }

    /// The line `end` that closes the block, or -1 when a line before it is none of uuencode: every line is looked at in
    /// one block at most.
    private static int endOf(String[] lines, int from) {
        for (int i = from; i < lines.length; i++) {
            if (lines[i].strip().equals("end")) {
                return i;
            }
            if (!isEncoded(lines[i])) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean isEncoded(String line) {
        if (line.isEmpty()) {
            return true;
        }
        int count = (line.charAt(0) - ' ') & 63;
        int least = (count * 4 + 2) / 3;
        return line.length() <= 100
                && line.stripTrailing().length() - 1 <= least + 4
                && line.chars().allMatch(c -> c >= ' ' && c <= '`');
    }

    private static byte[] bytes(String[] lines, int from, int end) {
        var bytes = new ByteArrayOutputStream();
        for (int i = from; i < end; i++) {
            bytes.writeBytes(UuencodeStream.decoded(lines[i].getBytes(StandardCharsets.ISO_8859_1)));
        }
        return bytes.toByteArray();
    }
}
