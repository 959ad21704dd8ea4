package fettle.server.mail.reply;

import java.util.Optional;

/// Folds away of one text what it quotes: all of it from some line on, and a quotation above the words that answer it.
final class Folding {

    private final String text;
    private final Lines lines;
    private final Signature signature;

    Folding(String text) {
        this.text = text;
        this.lines = new Lines(JoinedIntroduction.apart(text));
        this.signature = new Signature(lines);
    }

    ReplyText reply() {
        var quotation = new Quotation(lines, signature);
        int end = withoutSignature(quotation.begins());
        Optional<QuotationAbove.Block> above =
                quotation.forwards() ? Optional.empty() : new QuotationAbove(lines, end).find();
        return above.map(block -> without(block, end)).orElseGet(() -> upTo(end));
    }

    private int withoutSignature(int end) {
        int bare = signature.startIn(end);
        return lines.previous(bare) >= 0 ? bare : end;
    }

    private ReplyText without(QuotationAbove.Block above, int end) {
        if (above.ends() >= end) {
            return upTo(lines.previous(above.begins()) < 0 ? end : withoutSignature(above.begins()));
        }
        return new ReplyText(
                lines.before(above.begins()) + lines.between(above.ends(), end),
                lines.between(above.begins(), above.ends()) + lines.from(end));
    }

    /// All of the text when nothing would be left of it.
    private ReplyText upTo(int end) {
        return end == lines.count() || lines.previous(end) < 0
                ? new ReplyText(text, "")
                : new ReplyText(lines.before(end), lines.from(end));
    }
}
