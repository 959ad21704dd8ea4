package fettle.server.portal;

import fettle.portal.Approval;
import fettle.portal.Approval.Ended;
import fettle.portal.Approval.Ending;
import fettle.server.ticket.log.ApprovalEnding;
import java.time.Instant;

/// What somebody is asked to approve, as the portal shows it.
final class Asked {

    private Asked() {}

    static Approval shown(fettle.server.ask.approval.Approval asked, long readerId, Instant now) {
        boolean yours = asked.open() && asked.approver().contactId() == readerId && now.isBefore(asked.endsAt());
        return new Approval(
                asked.id(),
                asked.asker(),
                asked.approver().name(),
                yours,
                asked.words(),
                asked.amount(),
                asked.endsAt(),
                asked.ended().map(it -> new Ended(ending(it.ending()), it.by(), it.at(), it.words())));
    }

    private static Ending ending(ApprovalEnding ending) {
        return switch (ending) {
            case APPROVED -> Ending.APPROVED;
            case DECLINED -> Ending.DECLINED;
            case WITHDRAWN -> Ending.WITHDRAWN;
            case LAPSED -> Ending.LAPSED;
        };
    }
}
