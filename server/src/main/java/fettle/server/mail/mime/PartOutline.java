package fettle.server.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the parts of a message by their boundaries, in one pass and without recursion.
final class PartOutline {

    private static final int LINES_BETWEEN_LOOKS_UP = 4096;

    private final RawMail raw;
    private final Limits limits;
    private final Set<MailNote> cuts;
    private final Deque<Open> open = new ArrayDeque<>();
    private int parts;
    /// All headers of parts together are kept in memory up to four times what the message itself may have.
    private int partHeadersLeft;

    /// A part whose end has not been seen yet.
    private final class Open {
        private final Headers headers;
        private final String usualType;
        private final int bodyFrom;
        private final byte[] boundary;
        private final List<MimePart> inner = new ArrayList<>();
        private boolean closed;

        Open(Headers headers, int bodyFrom, String usualType, byte[] boundary) {
            this.headers = headers;
            this.bodyFrom = bodyFrom;
            this.usualType = usualType;
            this.boundary = boundary;
        }

        String typeOfInner() {
            return type(headers, usualType).equals("multipart/digest") ? "message/rfc822" : "text/plain";
        }

        MimePart ended(int bodyTo) {
            return new MimePart(raw, headers, bodyFrom, bodyTo, inner, limits, usualType);
        }
    }

    PartOutline(RawMail raw, Limits limits, Set<MailNote> cuts) {
        this.raw = raw;
        this.limits = limits;
        this.cuts = cuts;
    }

    MimePart outline(HeaderBlock head) {
        MimePart root = outline(head, boundary(head.headers(), "text/plain"));
        if (!root.isMultipart() || root.hasParts()) {
            return root;
        }
        cuts.add(MailNote.NO_BOUNDARY);
        return guessedBoundary(root).map(guess -> outline(head, guess)).orElse(root);
    }

    private MimePart outline(HeaderBlock head, byte[] boundary) {
        parts = 1;
        partHeadersLeft = 4 * limits.headerBytes();
        open.clear();
        open.push(new Open(head.headers(), head.bodyFrom(), "text/plain", boundary));
        int position = head.bodyFrom();
        int lines = 0;
        while (position < raw.size()) {
            int next = raw.nextLine(position, raw.size());
            if (next - position > limits.lineBytes()) {
                cuts.add(MailNote.CUT_LINE);
            }
            if (++lines % LINES_BETWEEN_LOOKS_UP == 0 && Thread.currentThread().isInterrupted()) {
                throw new ScanInterrupted();
            }
            if (next - position > 2 && raw.at(position) == '-' && raw.at(position + 1) == '-') {
                next = atDashes(position, next);
            }
            position = next;
        }
        return closeAll(raw.size());
    }

    /// A line that may be a boundary: of the innermost open part or of one around it, whose inner parts then
    /// end unclosed.
    private int atDashes(int line, int next) {
        int textEnd = raw.textEnd(line, next);
        for (Open candidate : open) {
            if (!candidate.closed && matches(candidate.boundary, line + 2, textEnd)) {
                boolean isLast = isLast(candidate.boundary, line + 2, textEnd);
                return boundaryOf(candidate, line, next, isLast);
            }
        }
        return next;
    }

    private boolean matches(byte[] boundary, int from, int textEnd) {
        if (boundary.length == 0 || textEnd - from < boundary.length) {
            return false;
        }
        for (int i = 0; i < boundary.length; i++) {
            if (raw.at(from + i) != boundary[i]) {
                return false;
            }
        }
        int rest = from + boundary.length;
        return onlyBlanks(rest, textEnd) || isLast(boundary, from, textEnd);
    }

    private boolean isLast(byte[] boundary, int from, int textEnd) {
        int rest = from + boundary.length;
        return rest + 2 <= textEnd
                && raw.at(rest) == '-'
                && raw.at(rest + 1) == '-'
                && (rest + 2 == textEnd || !mayBeInBoundary(raw.at(rest + 2)));
    }

    /// The characters of which boundaries consist; any other one ends the boundary.
    private static boolean mayBeInBoundary(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || "'()+_,-./:=?".indexOf(b) >= 0;
    }

    private boolean onlyBlanks(int from, int to) {
        for (int i = from; i < to; i++) {
            if (raw.at(i) != ' ' && raw.at(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    private int boundaryOf(Open outer, int line, int next, boolean isLast) {
        int contentEnd = beforeLineEnd(line);
        while (open.element() != outer) {
            close(contentEnd);
        }
        if (isLast) {
            outer.closed = true;
            return next;
        }
        if (parts >= limits.parts()) {
            cuts.add(MailNote.CUT_PARTS);
            outer.closed = true;
            return raw.size();
        }
        parts++;
        HeaderBlock head = HeaderBlock.ofPart(raw, next, raw.size(), limits, cuts, partHeadersLeft);
        partHeadersLeft -= head.keptBytes();
        String usual = outer.typeOfInner();
        byte[] boundary = boundary(head.headers(), usual);
        if (boundary.length > 0 && open.size() >= limits.depth()) {
            cuts.add(MailNote.CUT_DEPTH);
            boundary = new byte[0];
        }
        open.push(new Open(head.headers(), head.bodyFrom(), usual, boundary));
        return head.bodyFrom();
    }

    /// The line end before a boundary belongs to the boundary.
    private int beforeLineEnd(int line) {
        int end = line;
        if (end > 0 && raw.at(end - 1) == '\n') {
            end--;
            if (end > 0 && raw.at(end - 1) == '\r') {
                end--;
            }
        }
        return end;
    }

    private void close(int bodyTo) {
        MimePart ended = open.pop().ended(bodyTo);
        open.element().inner.add(ended);
    }

    private MimePart closeAll(int end) {
        while (open.size() > 1) {
            close(end);
        }
        return open.pop().ended(end);
    }

    private static String type(Headers headers, String usual) {
        String written = headers.first("Content-Type").orElse("");
        return MimePart.mediaType(Parameterized.of(written, Limits.STANDARD).value(), usual);
    }

    private byte[] boundary(Headers headers, String usual) {
        if (!type(headers, usual).startsWith("multipart/")) {
            return new byte[0];
        }
        return Parameterized.of(headers.first("Content-Type").orElse(""), limits)
                .parameter("boundary")
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// The boundary that stands in the body of a multipart message whose header names none, or another: a line
    /// of two dashes and something, before a line that begins with "Content-".
    private Optional<byte[]> guessedBoundary(MimePart root) {
        int position = root.bodyFrom();
        while (position < root.bodyTo()) {
            int next = raw.nextLine(position, root.bodyTo());
            int textEnd = raw.textEnd(position, next);
            if (textEnd - position > 2 && textEnd - position <= 202 && isDashes(position) && isContentField(next)) {
                return Optional.of(raw.bytes(position + 2, textEnd));
            }
            position = next;
        }
        return Optional.empty();
    }

    private boolean isDashes(int line) {
        return raw.at(line) == '-' && raw.at(line + 1) == '-';
    }

    private boolean isContentField(int line) {
        String start = "content-";
        if (line + start.length() > raw.size()) {
            return false;
        }
        for (int i = 0; i < start.length(); i++) {
            if ((raw.at(line + i) | 0x20) != (start.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }
}
