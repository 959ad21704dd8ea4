package fettle.server.mail.packed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The properties of a message or file as Outlook writes them, of which those are kept that we read.
final class MapiProperties {

    static final int BODY = 0x1000;
    static final int RTF = 0x1009;
    static final int HTML = 0x1013;
    static final int DATA = 0x3701;
    static final int SHORT_NAME = 0x3704;
    static final int LONG_NAME = 0x3707;
    static final int TYPE = 0x370e;
    static final int CONTENT_ID = 0x3712;
    static final int DISPLAY_NAME = 0x3001;

    private static final int MOST = 2_000;
    private static final int TEXT = 0x1e;
    private static final int WIDE_TEXT = 0x1f;
    private static final int BINARY = 0x102;
    private static final int OBJECT = 0x0d;
    private static final int SEVERAL = 0x1000;
    private static final int NAMED = 0x8000;

    private final Map<Integer, byte[]> values = new HashMap<>();
    private final Map<Integer, Integer> types = new HashMap<>();

    private MapiProperties() {}

    static MapiProperties none() {
        return new MapiProperties();
    }

    static MapiProperties in(LittleEndian data) throws LittleEndian.Broken {
        var properties = new MapiProperties();
        int count = data.i32();
        for (int i = 0; i < Math.min(count, MOST) && data.hasMore(4); i++) {
            properties.read(data);
        }
        return properties;
    }

    private void read(LittleEndian data) throws LittleEndian.Broken {
        int type = data.u16();
        int id = data.u16();
        if (id >= NAMED) {
            skipName(data);
        }
        int bare = type & ~SEVERAL;
        boolean counted = (type & SEVERAL) != 0 || isVariable(bare);
        int count = counted ? data.i32() : 1;
        for (int i = 0; i < count; i++) {
            byte[] value = value(data, bare);
            values.putIfAbsent(id, value);
            types.putIfAbsent(id, bare);
        }
    }

    private static void skipName(LittleEndian data) throws LittleEndian.Broken {
        data.skip(16);
        if (data.i32() == 0) {
            data.skip(4);
        } else {
            int length = data.length();
            data.skip(padded(length));
        }
    }

    private static boolean isVariable(int type) {
        return type == TEXT || type == WIDE_TEXT || type == BINARY || type == OBJECT;
    }

    private static byte[] value(LittleEndian data, int type) throws LittleEndian.Broken {
        int length = isVariable(type) ? data.length() : size(type);
        byte[] value = data.piece(length).rest();
        data.skip(Math.min(padded(length) - length, data.hasMore(4) ? 4 : 0));
        return value;
    }

    private static int size(int type) throws LittleEndian.Broken {
        return switch (type) {
            case 2, 3, 4, 0x0a, 0x0b -> 4;
            case 5, 6, 7, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            default -> throw new LittleEndian.Broken("There is no type " + type);
        };
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }

    Optional<byte[]> bytes(int id) {
        return Optional.ofNullable(values.get(id));
    }

    /// The text of a property, without the NUL that ends it.
    Optional<String> text(int id, Charset charset) {
        return bytes(id)
                .map(value -> types.getOrDefault(id, TEXT) == WIDE_TEXT
                        ? new String(value, StandardCharsets.UTF_16LE)
                        : new String(value, charset))
                .map(MapiProperties::untilNul)
                .filter(text -> !text.isBlank());
    }

    static String untilNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}
