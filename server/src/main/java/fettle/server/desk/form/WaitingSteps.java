package fettle.server.desk.form;

import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.waiting.WaitingReplies;
import java.util.List;

/// What can be done about replies that wait, as a table of forms beside [Steps]. Whatever else has happened
/// to the ticket meanwhile, they can be taken back.
final class WaitingSteps {

    private final WaitingReplies waiting;

    WaitingSteps(WaitingReplies waiting) {
        this.waiting = waiting;
    }

    List<Step> all() {
        return List.of(
                new Step("take-back", List.of(), this::takeBack),
                new Step("send-now", List.of(), this::sendNow),
                new Step("discard", List.of(), this::discard));
    }

    private Ticket takeBack(Act act) {
        return waiting.takeBack(act.tx(), asItStands(act), act.by(), act.form().id("reply"));
    }

    private Ticket sendNow(Act act) {
        return waiting.sendNow(
                act.tx(),
                asItStands(act),
                act.by(),
                act.form().id("reply"),
                act.form().optionalId("to"));
    }

    private Ticket discard(Act act) {
        return waiting.drop(act.tx(), asItStands(act), act.by(), act.form().id("reply"));
    }

    private static Seen asItStands(Act act) {
        return Seen.asItStands(act.seen().number());
    }
}
