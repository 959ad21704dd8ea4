package fettle.server.mail.packed;

import fettle.server.mail.encoding.Charsets;
import fettle.server.mail.text.HtmlCharset;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is in the `winmail.dat` that Outlook sends to people of its own kind (MS-OXTNEF): the body of the mail in its
/// richest form, and its files.
public final class Tnef {

    /// A file that was packed in it.
    public static final class File {
        private final String name;
        private final Optional<String> contentType;
        private final Optional<String> contentId;
        private final byte[] bytes;

        File(String name, Optional<String> contentType, Optional<String> contentId, byte[] bytes) {
            this.name = name;
            this.contentType = contentType;
            this.contentId = contentId;
            this.bytes = bytes;
        }

        public String name() {
            return name;
        }

        public Optional<String> contentType() {
            return contentType;
        }

        public Optional<String> contentId() {
            return contentId;
        }

        public byte[] bytes() {
            return bytes;
        }
    }

    private static final int SIGNATURE = 0x223e9f78;
    private static final int BODY = 0x2800c;
    private static final int MESSAGE_PROPERTIES = 0x69003;
    private static final int CODE_PAGE = 0x69007;
    private static final int FILE_BEGINS = 0x69002;
    private static final int FILE_TITLE = 0x18010;
    private static final int FILE_BYTES = 0x6800f;
    private static final int FILE_PROPERTIES = 0x69005;
    private static final int MOST_ATTRIBUTES = 10_000;
    private static final int MOST_FILES = 200;
    private static final int DEEPEST = 3;
    private static final int ID_OF_OBJECT = 16;

    private final List<File> files = new ArrayList<>();
    private final int depth;
    private Charset charset = Charsets.named("cp1252");
    private MapiProperties message = MapiProperties.none();
    private Optional<String> plain = Optional.empty();
    private Optional<Draft> draft = Optional.empty();

    /// A file of which more is to come.
    private static final class Draft {
        private Optional<byte[]> title = Optional.empty();
        private byte[] bytes = {};
        private MapiProperties properties = MapiProperties.none();
    }

    private Tnef(int depth) {
        this.depth = depth;
    }

    /// The contents, if the bytes are such a file; of a damaged one what comes before the damage.
    public static Optional<Tnef> open(byte[] bytes) {
        return open(bytes, 0);
    }

    private static Optional<Tnef> open(byte[] bytes, int depth) {
        var data = new LittleEndian(bytes);
        var tnef = new Tnef(depth);
        try {
            if (!data.hasMore(6) || data.i32() != SIGNATURE || depth > DEEPEST) {
                return Optional.empty();
            }
            data.skip(2);
            tnef.read(data);
        } catch (LittleEndian.Broken _) {
            // What was read so far is kept: it is more than nothing, and the original is there as well.
        }
        tnef.endFile();
        return Optional.of(tnef);
    }

    public List<File> files() {
        return List.copyOf(files);
    }

    /// The HTML of the body, if it has one.
    public Optional<String> html() {
        return message.bytes(MapiProperties.HTML)
                .map(bytes -> Charsets.decode(bytes, HtmlCharset.in(bytes)))
                .or(() -> rtf().filter(Rtf::isHtml).map(Rtf::text))
                .filter(html -> !html.isBlank());
    }

    /// The plain text of the body, if it has one.
    public Optional<String> text() {
        return message.text(MapiProperties.BODY, charset)
                .or(() -> plain)
                .or(() -> rtf().filter(rtf -> !rtf.isHtml()).map(Rtf::text))
                .filter(text -> !text.isBlank());
    }

    private Optional<Rtf> rtf() {
        return message.bytes(MapiProperties.RTF).flatMap(bytes -> {
            try {
                return Optional.of(Rtf.read(CompressedRtf.open(bytes)));
            } catch (LittleEndian.Broken _) {
                return Optional.empty();
            }
        });
    }

    private void read(LittleEndian data) throws LittleEndian.Broken {
        for (int i = 0; i < MOST_ATTRIBUTES && data.hasMore(11); i++) {
            data.skip(1);
            int id = data.i32();
            LittleEndian value = data.piece(data.length());
            data.skip(data.hasMore(2) ? 2 : 0);
            take(id, value);
        }
    }

    private void take(int id, LittleEndian value) throws LittleEndian.Broken {
        switch (id) {
            case CODE_PAGE -> charset = Charsets.named("cp" + value.i32());
            case BODY -> plain = Optional.of(MapiProperties.untilNul(new String(value.rest(), charset)));
            case MESSAGE_PROPERTIES -> message = MapiProperties.in(value);
            case FILE_BEGINS -> beginFile();
            case FILE_TITLE -> draft.ifPresent(file -> file.title = Optional.of(value.rest()));
            case FILE_BYTES -> draft.ifPresent(file -> file.bytes = value.rest());
            case FILE_PROPERTIES -> {
                MapiProperties properties = MapiProperties.in(value);
                draft.ifPresent(file -> file.properties = properties);
            }
            default -> {}
        }
    }

    private void beginFile() {
        endFile();
        draft = files.size() < MOST_FILES ? Optional.of(new Draft()) : Optional.empty();
    }

    private void endFile() {
        draft.ifPresent(file -> {
            Optional<Tnef> mail = file.properties.bytes(MapiProperties.DATA).flatMap(this::mail);
            mail.ifPresentOrElse(inner -> add(file, inner), () -> add(file));
        });
        draft = Optional.empty();
    }

    /// A mail within the mail is packed in the same way, after the id of its kind.
    private Optional<Tnef> mail(byte[] object) {
        byte[] packed = object.length < ID_OF_OBJECT ? object : Arrays.copyOfRange(object, ID_OF_OBJECT, object.length);
        return open(packed, depth + 1);
    }

    private void add(Draft file, Tnef mail) {
        String words = mail.html().or(mail::text).orElse("");
        String ending = mail.html().isPresent() ? ".html" : ".txt";
        if (!words.isEmpty()) {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            files.add(new File(name(file) + ending, Optional.empty(), Optional.empty(), bytes));
        }
        files.addAll(mail.files());
    }

    private void add(Draft file) {
        byte[] bytes = file.bytes.length > 0
                ? file.bytes
                : file.properties.bytes(MapiProperties.DATA).orElse(file.bytes);
        files.add(new File(
                name(file),
                file.properties.text(MapiProperties.TYPE, charset),
                file.properties.text(MapiProperties.CONTENT_ID, charset),
                bytes));
    }

    private String name(Draft file) {
        return file.properties
                .text(MapiProperties.LONG_NAME, charset)
                .or(() -> file.title.map(bytes -> MapiProperties.untilNul(new String(bytes, charset))))
                .or(() -> file.properties.text(MapiProperties.SHORT_NAME, charset))
                .or(() -> file.properties.text(MapiProperties.DISPLAY_NAME, charset))
                .orElse("");
    }
}
