package fettle.server.desk.approval;

import fettle.server.ask.approval.Approval;
import fettle.server.ask.approval.Doubt;
import fettle.web.text.Texts;

/// Why somebody who was asked may never answer, in a sentence that says whom to ask instead.
public final class DoubtWords {

    private DoubtWords() {}

    public static String of(Approval approval, Doubt doubt, Texts texts) {
        String key = switch (doubt) {
            case LEFT -> "desk.approval.left";
            case AWAY -> "desk.approval.away";
        };
        return texts.with(key, approval.approver().name());
    }
}
