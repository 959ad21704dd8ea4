package fettle.server.mail.mime;

import fettle.server.mail.encoding.Charsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the header block of a message or part and finds where its body begins.
final class HeaderBlock {

    private static final Set<String> USUAL = Set.of(
            "received",
            "return-path",
            "delivered-to",
            "date",
            "from",
            "sender",
            "reply-to",
            "to",
            "cc",
            "subject",
            "message-id",
            "in-reply-to",
            "references",
            "mime-version",
            "dkim-signature",
            "authentication-results");

    private final RawMail raw;
    private final Limits limits;
    private final Set<MailNote> cuts;
    private final int most;
    /// How many lines in a row may be broken before the header goes on.
    private final int mostBroken;
    private final List<HeaderField> fields = new ArrayList<>();
    /// Fields with raw bytes of which nobody says what they are, by their position.
    private final Map<Integer, byte[]> undeclared = new HashMap<>();
    /// How many fields stood above the first broken line.
    private Optional<Integer> whole = Optional.empty();

    private int kept;
    private int bodyFrom;
    private boolean tooLarge;

    private HeaderBlock(RawMail raw, Limits limits, Set<MailNote> cuts, int most, int mostBroken) {
        this.mostBroken = mostBroken;
        this.raw = raw;
        this.limits = limits;
        this.cuts = cuts;
        this.most = most;
    }

    /// The header of a whole message: beyond the limit nothing is read at all.
    static HeaderBlock ofMessage(RawMail raw, Limits limits, Set<MailNote> cuts) {
        var block = new HeaderBlock(raw, limits, cuts, limits.headerBytes(), 4);
        int end = Math.min(raw.size(), limits.headerBytes());
        block.readFrom(block.afterBlankLines(end), end);
        block.tooLarge = block.bodyFrom == end && end < raw.size();
        return block;
    }

    /// The header of a part: it is gone through to its end, but no more than `most` bytes of it are kept.
    static HeaderBlock ofPart(RawMail raw, int from, int to, Limits limits, Set<MailNote> cuts, int most) {
        var block = new HeaderBlock(raw, limits, cuts, most, 1);
        block.readFrom(from, to);
        return block;
    }

    int keptBytes() {
        return kept;
    }

    Headers headers() {
        if (undeclared.isEmpty()) {
            return headers(fields);
        }
        String type = headers(fields).first("Content-Type").orElse("");
        Optional<String> charset = Parameterized.of(type, limits).parameter("charset");
        List<HeaderField> read = new ArrayList<>(fields);
        undeclared.forEach((at, line) -> read.set(at, HeaderField.of(line, charset)));
        return headers(read);
    }

    private Headers headers(List<HeaderField> read) {
        return new Headers(read, whole.orElse(read.size()));
    }

    int bodyFrom() {
        return bodyFrom;
    }

    /// Whether the block goes on beyond what may be read.
    boolean isTooLarge() {
        return tooLarge;
    }

    private void readFrom(int from, int blockEnd) {
        int position = afterIndent(afterMboxLine(from, blockEnd), blockEnd);
        while (position < blockEnd) {
            int next = raw.nextLine(position, blockEnd);
            if (raw.textEnd(position, next) == position) {
                bodyFrom = next;
                return;
            }
            int end = withContinuations(next, blockEnd);
            if (isField(position, end)) {
                add(position, end);
            } else if (mayBeBoundary(position, next) || !(isOwnField(position, next) || goesOn(end, blockEnd))) {
                // Not a header any more: the sender forgot the blank line, so the body begins here. A boundary ends
                // it too, though the head of its part looks like the message's own going on.
                bodyFrom = position;
                return;
            } else {
                whole = Optional.of(whole.orElse(fields.size()));
            }
            position = end;
        }
        bodyFrom = position;
    }

    /// Mailboxes kept in one file put a line "From someone date" before each message; some programs let it
    /// through.
    private int afterMboxLine(int from, int to) {
        int next = raw.nextLine(from, to);
        boolean isMbox = startsWith(from, to, "From ") || startsWith(from, to, ">From ");
        return isMbox && !isField(from, next) ? next : from;
    }

    /// Blank lines above a message are a slip where its head follows them.
    private int afterBlankLines(int to) {
        int start = 0;
        while (start < to && isBlank(raw.at(start))) {
            start++;
        }
        return start < to && isUsualField(start, to) ? start : 0;
    }

    /// The first field goes on with nothing, so blanks before it are a slip.
    private int afterIndent(int from, int to) {
        int next = raw.nextLine(from, to);
        int start = from;
        while (start < next && (raw.at(start) == ' ' || raw.at(start) == '\t')) {
            start++;
        }
        return start < next && isField(start, next) ? start : from;
    }

    private boolean startsWith(int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (raw.at(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isField(int from, int next) {
        if (startsWith(from, next, "--")) {
            return false;
        }
        for (int i = from; i < next; i++) {
            byte b = raw.at(i);
            if (b == ':') {
                return i > from;
            }
            if (isBlank(b)) {
                return onlyBlanksBeforeColon(i, next) && i > from;
            }
            if (b <= ' ' || b == 0x7f) {
                return false;
            }
        }
        return false;
    }

    /// A field that no text has by chance, so that the line before it was only a broken one.
    private boolean isUsualField(int from, int to) {
        int next = raw.nextLine(from, to);
        if (!isField(from, next)) {
            return false;
        }
        int end = from;
        while (raw.at(end) > ' ' && raw.at(end) != ':') {
            end++;
        }
        String name = Charsets.ascii(raw.bytes(from, end), 0, end - from).toLowerCase(Locale.ROOT);
        return USUAL.contains(name) || name.startsWith("content-") || name.startsWith("x-");
    }

    /// Two dashes; above the first field of a message they may begin a title, in which blanks stand.
    private boolean mayBeBoundary(int from, int next) {
        boolean isTitle = mostBroken > 1 && fields.isEmpty() && contains(from, raw.textEnd(from, next), ' ');
        return startsWith(from, next, "--") && !isTitle;
    }

    /// A field that a program made up, with a blank in its name.
    private boolean isOwnField(int from, int next) {
        boolean isOwn = startsWith(from, next, "X-") || startsWith(from, next, "x-");
        return mostBroken > 1 && isOwn && contains(from, next, ':');
    }

    private boolean contains(int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (raw.at(i) == wanted) {
                return true;
            }
        }
        return false;
    }

    /// Whether a header surely goes on here, or below some lines more that somebody forgot to indent.
    private boolean goesOn(int from, int to) {
        int line = from;
        for (int broken = 1; line < to && !isUsualField(line, to); broken++) {
            int next = raw.nextLine(line, to);
            if (broken >= mostBroken || raw.textEnd(line, next) == line) {
                return false;
            }
            line = next;
        }
        return line < to;
    }

    private boolean onlyBlanksBeforeColon(int from, int next) {
        int i = from;
        while (i < next && isBlank(raw.at(i))) {
            i++;
        }
        return i < next && raw.at(i) == ':';
    }

    /// A line end too is a blank where the field goes on behind it: mail programs read `From`, line end, `
    /// : ann@acme.test` as From, and so must we.
    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private int withContinuations(int from, int to) {
        int end = from;
        while (end < to && (raw.at(end) == ' ' || raw.at(end) == '\t')) {
            end = raw.nextLine(end, to);
        }
        return end;
    }

    private void add(int from, int end) {
        int cutEnd = Math.min(end, from + limits.fieldBytes());
        if (fields.size() >= limits.fields() || kept + cutEnd - from > most) {
            cuts.add(MailNote.CUT_FIELDS);
            return;
        }
        if (cutEnd < end) {
            cuts.add(MailNote.CUT_FIELD);
        }
        kept += cutEnd - from;
        byte[] line = raw.bytes(from, cutEnd);
        if (!Charsets.isUtf8(line)) {
            undeclared.put(fields.size(), line);
        }
        fields.add(HeaderField.of(line));
    }
}
