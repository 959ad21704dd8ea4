package fettle.server.mail.mime;

import fettle.server.mail.encoding.EncodedWords;
import fettle.server.mail.encoding.TransferDecoding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// A part of a message, or the whole of it: its header, where its body lies in the raw bytes, and the parts in
/// it.
public final class MimePart {

    private static final int MOST_CONTENT_FIELDS = 64 << 10;

    private final RawMail raw;
    private final Headers headers;
    private final int bodyFrom;
    private final int bodyTo;
    private final List<MimePart> parts;
    private final Parameterized type;
    private final Parameterized disposition;
    private final String mediaType;

    MimePart(
            RawMail raw, Headers headers, int bodyFrom, int bodyTo, List<MimePart> parts, Limits limits, String usual) {
        this.raw = raw;
        this.headers = headers;
        this.bodyFrom = bodyFrom;
        this.bodyTo = Math.max(bodyFrom, bodyTo);
        this.parts = List.copyOf(parts);
        this.type = Parameterized.of(headers.first("Content-Type").orElse(""), limits);
        this.disposition = Parameterized.of(headers.first("Content-Disposition").orElse(""), limits);
        this.mediaType = isNamedOnly() ? "application/octet-stream" : mediaType(type.value(), usual);
    }

    /// A file of which only the name says what it is, as in `unknown; name="plan.dwg"`.
    private boolean isNamedOnly() {
        boolean isWord = !type.value().isEmpty() && type.value().indexOf('/') < 0;
        return isWord && !type.value().equals("text") && fileName().isPresent();
    }

    /// A type that is none is text: `text`, `foo bar/baz`, nothing at all.
    static String mediaType(String written, String usual) {
        if (written.isEmpty()) {
            return usual;
        }
        int slash = written.indexOf('/');
        boolean proper = slash > 0 && slash < written.length() - 1 && slash == written.lastIndexOf('/');
        return proper && written.length() <= 127 && written.chars().allMatch(MimePart::isToken)
                ? written
                : "text/plain";
    }

    private static boolean isToken(int c) {
        return c > ' ' && c < 0x7f && "()<>@,;:\\\"[]?=".indexOf(c) < 0;
    }

    public Headers headers() {
        return headers;
    }

    public List<MimePart> parts() {
        return parts;
    }

    /// The type in lower case, as in `text/plain`.
    public String mediaType() {
        return mediaType;
    }

    public boolean is(String type) {
        return mediaType.equals(type);
    }

    public boolean isText() {
        return mediaType.startsWith("text/");
    }

    public boolean hasParts() {
        return !parts.isEmpty();
    }

    public boolean isMultipart() {
        return mediaType.startsWith("multipart/");
    }

    public Optional<String> typeParameter(String name) {
        return type.parameter(name);
    }

    public String disposition() {
        return disposition.value();
    }

    public boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    /// The file name as the sender gave it, decoded.
    public Optional<String> fileName() {
        return disposition
                .parameter("filename")
                .or(() -> type.parameter("name"))
                .map(EncodedWords::decode)
                .filter(name -> !name.isBlank());
    }

    public Optional<String> contentId() {
        return headers.first("Content-ID").map(MimePart::withoutBrackets).filter(id -> !id.isEmpty());
    }

    /// An address by which the HTML beside it may refer to this part.
    public Optional<String> contentLocation() {
        return headers.first("Content-Location")
                .map(location -> EncodedWords.decode(location).strip())
                .filter(location -> !location.isEmpty());
    }

    private static String withoutBrackets(String id) {
        String plain = id.strip();
        return plain.startsWith("<") && plain.endsWith(">") && plain.length() > 1
                ? plain.substring(1, plain.length() - 1).strip()
                : plain;
    }

    public boolean isBase64() {
        return TransferDecoding.isBase64(transferEncoding());
    }

    private String transferEncoding() {
        return headers.first("Content-Transfer-Encoding").orElse("");
    }

    public InputStream openEncoded() {
        return raw.open(bodyFrom, bodyTo);
    }

    public int encodedSize() {
        return bodyTo - bodyFrom;
    }

    /// The content, decoded while it is read. Parts that hold others have none but themselves.
    public InputStream open() {
        boolean flowed = typeParameter("format")
                        .filter("flowed"::equalsIgnoreCase)
                        .isPresent()
                && typeParameter("delsp").filter("yes"::equalsIgnoreCase).isEmpty();
        return TransferDecoding.of(openEncoded(), transferEncoding(), flowed);
    }

    /// The fields at the top of the content, for messages and reports that are enclosed.
    public Headers contentHeaders() {
        return contentBlocks(1).stream().findFirst().orElse(Headers.NONE);
    }

    /// The blocks of fields that the content consists of, as in the report of a delivery.
    public List<Headers> contentBlocks(int most) {
        RawMail content = RawMail.of(startOfContent());
        List<Headers> blocks = new ArrayList<>();
        int position = 0;
        while (position < content.size() && blocks.size() < most) {
            var block = HeaderBlock.ofPart(
                    content,
                    position,
                    content.size(),
                    Limits.STANDARD,
                    EnumSet.noneOf(MailNote.class),
                    MOST_CONTENT_FIELDS);
            if (block.bodyFrom() == position) {
                break;
            }
            position = block.bodyFrom();
            if (!block.headers().fields().isEmpty()) {
                blocks.add(block.headers());
            }
        }
        return blocks;
    }

    private byte[] startOfContent() {
        try (InputStream content = open()) {
            return content.readNBytes(MOST_CONTENT_FIELDS);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a part of a message failed", e);
        }
    }

    boolean isCutIn(MailNote what) {
        return what == MailNote.CUT_PARAMETERS && (type.isCut() || disposition.isCut());
    }

    int bodyFrom() {
        return bodyFrom;
    }

    int bodyTo() {
        return bodyTo;
    }
}
