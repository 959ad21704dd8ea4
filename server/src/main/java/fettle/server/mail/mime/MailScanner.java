package fettle.server.mail.mime;

import fettle.server.mail.encoding.EncodedWords;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Goes once over the raw bytes and outlines the message within limits, before anything of it is decoded. Its
/// work grows with the size of the message alone, whatever stands in it.
public final class MailScanner {

    private final Limits limits;

    public MailScanner(Limits limits) {
        this.limits = limits;
    }

    public Scan scan(RawMail raw) {
        Set<MailNote> cuts = EnumSet.noneOf(MailNote.class);
        HeaderBlock head = HeaderBlock.ofMessage(raw, limits, cuts);
        if (raw.size() == 0) {
            return new Scan.Refused(Scan.Reason.EMPTY, headOnly(raw, head));
        }
        if (raw.size() > limits.messageBytes()) {
            return new Scan.Refused(Scan.Reason.TOO_LARGE, headOnly(raw, head));
        }
        if (head.isTooLarge()) {
            return new Scan.Refused(Scan.Reason.HEADER_TOO_LARGE, headOnly(raw, head));
        }
        MimePart root = new PartOutline(raw, limits, cuts).outline(head);
        countInFields(root, cuts);
        return cuts.stream().anyMatch(MailNote::isCut) ? new Scan.Cut(root, cuts) : new Scan.Fine(root);
    }

    private MimePart headOnly(RawMail raw, HeaderBlock head) {
        return new MimePart(raw, head.headers(), raw.size(), raw.size(), List.of(), limits, "text/plain");
    }

    private void countInFields(MimePart part, Set<MailNote> cuts) {
        for (HeaderField field : part.headers().fields()) {
            if (EncodedWords.count(field.value()) > limits.encodedWords()) {
                cuts.add(MailNote.CUT_ENCODED_WORDS);
            }
        }
        if (part.isCutIn(MailNote.CUT_PARAMETERS)) {
            cuts.add(MailNote.CUT_PARAMETERS);
        }
        part.parts().forEach(inner -> countInFields(inner, cuts));
    }
}
