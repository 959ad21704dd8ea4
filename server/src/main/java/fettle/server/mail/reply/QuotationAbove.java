package fettle.server.mail.reply;

import java.util.Optional;

/// Finds the one quotation that stands above the words which answer it: an introduction with its date, and lines that
/// all bear marks. Where something is answered within a quotation there are several, and none of them is folded.
final class QuotationAbove {

    /// @param begins the first line of the introduction
    /// @param ends the first line below that is not blank
    record Block(int begins, int ends) {}

    private final Lines lines;
    private final Attribution attribution;
    /// Where what may be new ends.
    private final int end;

    QuotationAbove(Lines lines, int end) {
        this.lines = lines;
        this.attribution = new Attribution(lines);
        this.end = end;
    }

    Optional<Block> find() {
        int first = quotedFrom(0);
        int below = first;
        while (below < end && !lines.hasWords(below)) {
            below++;
        }
        if (first == end || quotedFrom(below) < end) {
            return Optional.empty();
        }
        int begins = introductionOf(first);
        boolean isContent = begins < 0 || lines.announcesBefore(begins) || lines.promisesAnswersBefore(begins);
        return isContent ? Optional.empty() : Optional.of(new Block(begins, below));
    }

    private int quotedFrom(int from) {
        int at = from;
        while (at < end && !lines.isQuoted(at)) {
            at++;
        }
        return at;
    }

    /// Telephones put the introduction within the quotation.
    private int introductionOf(int first) {
        if (Attribution.is(QuoteMark.bare(lines.line(first)), false)) {
            return first;
        }
        int above = lines.previous(first);
        return above < 0 ? -1 : attribution.startOf(above, false);
    }
}
