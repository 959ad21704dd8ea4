package fettle.server.mail.reply;

/// Finds the line at which a reply's quotation begins, in one pass over its lines and a look at a few beside them.
final class Quotation {

    /// A text in which so many lines look like separators and are none is not looked through for them any further.
    private static final int MOST_TRIES = 3_000;

    private final Lines lines;
    private final Attribution attribution;
    private final QuotedHead head;
    /// From here on there are only quoted and blank lines, and perhaps a signature.
    private final int quotedFrom;
    /// Where what may be new ends at the latest: a signature at the very end is none of it.
    private final int end;
    /// Where the HTML of the mail says that the quotation begins; -1 when it does not.
    private final int marked;

    private int tries;
    private boolean forwards;

    Quotation(Lines lines, Signature signature) {
        this.lines = lines;
        this.attribution = new Attribution(lines);
        this.head = new QuotedHead(lines);
        this.end = signature.startIn(lines.count());
        this.quotedFrom = quotedFrom();
        this.marked = marked();
    }

    /// Counts only where nothing new follows it.
    private int marked() {
        int begin = lines.firstWith(QuoteMark.BEGIN);
        if (begin < 0) {
            return -1;
        }
        int last = lines.lastWith(QuoteMark.END);
        boolean newBelow = last >= begin && lines.next(last) < end;
        return newBelow ? -1 : lines.next(begin);
    }

    private int quotedFrom() {
        int from = end;
        while (from > 0 && !lines.hasWords(from - 1)) {
            from--;
        }
        return lines.next(from);
    }

    /// The first line that is surely not new, or the number of lines.
    int begins() {
        boolean anythingNew = false;
        for (int i = 0; i < end; i++) {
            if (lines.isBlank(i)) {
                continue;
            }
            if (mayBeForward(i) && Separator.isForward(withoutMark(i))) {
                forwards = true;
                return lines.count();
            }
            int begin = i > 0 && anythingNew ? beginAt(i) : -1;
            if (begin > 0 && lines.previous(begin) >= 0) {
                return isAnsweredBelow(begin, i) ? lines.count() : begin;
            }
            anythingNew |= lines.hasWords(i);
        }
        return lines.count();
    }

    /// Whether the text passes a mail on: then what it quotes is its content. Known once `begins` has been asked.
    boolean forwards() {
        return forwards;
    }

    private boolean mayBeForward(int i) {
        char last = lines.last(i);
        boolean looks = Separator.isMark(lines.first(i)) || last == ':' || last == '：';
        return looks && (lines.hasWords(i) || i >= quotedFrom) && ++tries < MOST_TRIES;
    }

    private String withoutMark(int i) {
        String line = lines.line(i);
        return line.startsWith(">") ? line.substring(1).strip() : line;
    }

    /// The line at which the quotation begins that `i` gives away, or -1 when it does not.
    private int beginAt(int i) {
        if (i == marked || isSeparator(i)) {
            return withRule(i);
        }
        if (lines.isQuoted(i)) {
            return isQuotationAlone(i) ? withRule(i) : -1;
        }
        return head.beginsAt(i) && !lines.announcesBefore(head.firstField(i)) ? withRule(i) : attributionTo(i);
    }

    private boolean isSeparator(int i) {
        return Separator.mayBegin(lines.first(i)) && ++tries < MOST_TRIES && Separator.isOriginal(lines.line(i));
    }

    private int withRule(int i) {
        int rule = lines.previous(i);
        return rule > 0 && lines.hasWords(rule) && isPartOfHead(lines.line(rule)) ? rule : i;
    }

    /// Quoted lines without an introduction, to the end.
    private boolean isQuotationAlone(int i) {
        boolean apart = lines.isBlank(i - 1) || (i + 1 < end && lines.isQuoted(i + 1));
        return i >= quotedFrom && apart && !lines.announcesBefore(i);
    }

    /// A rule above the head, or the line that Notes prints there: `Support ---02/03/2026 09:00:00---Please
    /// restart`.
    private static boolean isPartOfHead(String line) {
        int dashes = line.indexOf("---");
        return Separator.isRule(line)
                || (dashes > 0 && line.indexOf("---", dashes + 3) > 0 && Attribution.isDated(line));
    }

    /// "On ... wrote:", on up to four lines, before nothing but quoted lines; or with a date in it, before
    /// what bears no marks at all.
    private int attributionTo(int last) {
        int next = lines.next(last + 1);
        boolean marked = next < lines.count() && lines.isQuoted(next);
        boolean mixed = marked && next < quotedFrom;
        return mixed ? -1 : attribution.startOf(last, marked);
    }

    /// Whether the sender says, above an unmarked quotation, that the answers stand in it; then nothing is hidden.
    private boolean isAnsweredBelow(int begin, int last) {
        return lines.next(last + 1) < quotedFrom && lines.promisesAnswersBefore(begin);
    }
}
