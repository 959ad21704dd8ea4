package fettle.server.mail.packed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Undoes the compression in which Outlook sends RTF (MS-OXRTFCP).
final class CompressedRtf {

    private static final int COMPRESSED = 0x75465a4c;
    private static final int PLAIN = 0x414c454d;
    private static final int WINDOW = 4096;
    private static final int LONGEST = 8 << 20;

    private static final byte[] KNOWN =
            ("{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
                            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier"
                            + "{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx")
                    .getBytes(StandardCharsets.US_ASCII);

    private final LittleEndian data;
    private final byte[] window = Arrays.copyOf(KNOWN, WINDOW);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int writeAt = KNOWN.length;

    private CompressedRtf(LittleEndian data) {
        this.data = data;
    }

    static byte[] open(byte[] bytes) throws LittleEndian.Broken {
        var data = new LittleEndian(bytes);
        data.skip(8);
        int kind = data.i32();
        data.skip(4);
        if (kind == PLAIN) {
            return data.rest();
        }
        if (kind != COMPRESSED) {
            throw new LittleEndian.Broken("This is no compressed RTF");
        }
        return new CompressedRtf(data).opened();
    }

    private byte[] opened() throws LittleEndian.Broken {
        boolean goesOn = true;
        while (goesOn && data.hasMore(1) && out.size() < LONGEST) {
            int control = data.u8();
            for (int bit = 0; bit < 8 && goesOn; bit++) {
                goesOn = (control >> bit & 1) == 0 ? literal() : reference();
            }
        }
        return out.toByteArray();
    }

    private boolean literal() throws LittleEndian.Broken {
        if (!data.hasMore(1)) {
            return false;
        }
        put((byte) data.u8());
        return true;
    }

    /// Some bytes that stood before; a reference to the place that is written next ends all.
    private boolean reference() throws LittleEndian.Broken {
        if (!data.hasMore(2)) {
            return false;
        }
        int token = data.u8() << 8 | data.u8();
        int from = token >> 4;
        if (from == writeAt) {
            return false;
        }
        for (int i = 0; i < (token & 15) + 2; i++) {
            put(window[(from + i) % WINDOW]);
        }
        return true;
    }

    private void put(byte b) {
        out.write(b);
        window[writeAt] = b;
        writeAt = (writeAt + 1) % WINDOW;
    }
}
