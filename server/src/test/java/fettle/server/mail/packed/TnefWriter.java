package fettle.server.mail.packed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Packs files and words the way Outlook does, for tests.
public final class TnefWriter {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public TnefWriter() {
        number(out, 0x223e9f78, 4);
        number(out, 1, 2);
        attribute(1, 0x89006, new byte[] {0, 0, 1, 0});
        attribute(1, 0x69007, new byte[] {(byte) 0xe4, 4, 0, 0, 0, 0, 0, 0});
    }

    public TnefWriter body(String text) {
        return attribute(1, 0x2800c, (text + "\0").getBytes(StandardCharsets.ISO_8859_1));
    }

    public TnefWriter property(int type, int id, byte[] value) {
        return attribute(1, 0x69003, properties(type, id, value));
    }

    public TnefWriter file(String title, String longName, byte[] bytes) {
        attribute(2, 0x69002, new byte[14]);
        attribute(2, 0x18010, (title + "\0").getBytes(StandardCharsets.ISO_8859_1));
        attribute(2, 0x6800f, bytes);
        return attribute(2, 0x69005, properties(0x1f, 0x3707, (longName + "\0").getBytes(StandardCharsets.UTF_16LE)));
    }

    public TnefWriter mail(String title, byte[] packed) {
        var object = new ByteArrayOutputStream();
        object.writeBytes(new byte[16]);
        object.writeBytes(packed);
        attribute(2, 0x69002, new byte[14]);
        attribute(2, 0x18010, (title + "\0").getBytes(StandardCharsets.ISO_8859_1));
        return attribute(2, 0x69005, properties(0x0d, 0x3701, object.toByteArray()));
    }

    public byte[] bytes() {
        return out.toByteArray();
    }

    /// A named property and a number stand before the one that is looked for, as they do in real files.
    private static byte[] properties(int type, int id, byte[] value) {
        var properties = new ByteArrayOutputStream();
        number(properties, 3, 4);
        number(properties, 0x1e, 2);
        number(properties, 0x8001, 2);
        properties.writeBytes(new byte[16]);
        number(properties, 0, 4);
        number(properties, 7, 4);
        number(properties, 1, 4);
        number(properties, 3, 4);
        properties.writeBytes(new byte[] {'a', 'b', 0, 0});
        number(properties, 3, 2);
        number(properties, 0x3705, 2);
        number(properties, 1, 4);
        number(properties, type, 2);
        number(properties, id, 2);
        number(properties, 1, 4);
        number(properties, value.length, 4);
        properties.writeBytes(value);
        properties.writeBytes(new byte[-value.length & 3]);
        return properties.toByteArray();
    }

    private TnefWriter attribute(int level, int id, byte[] value) {
        out.write(level);
        number(out, id, 4);
        number(out, value.length, 4);
        out.writeBytes(value);
        number(out, 0, 2);
        return this;
    }

    private static void number(ByteArrayOutputStream into, int number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            into.write(number >> (8 * i));
        }
    }
}
