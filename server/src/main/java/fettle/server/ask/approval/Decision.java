package fettle.server.ask.approval;

import fettle.server.ticket.log.ApprovalEnding;
import fettle.web.Refusal;

/// What an approver says: yes, or no with a reason.
public record Decision(boolean approves, String words) {

    public static final int LONGEST = 500;

    public Decision {
        if (words.length() > LONGEST) {
            throw Refusal.Invalid.field("words", "ticket.too-long", LONGEST);
        }
        if (!approves && words.isBlank()) {
            throw Refusal.Invalid.field("words", "ask.reason-needed");
        }
        words = words.strip();
    }

    ApprovalEnding ending() {
        return approves ? ApprovalEnding.APPROVED : ApprovalEnding.DECLINED;
    }
}
