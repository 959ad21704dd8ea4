package fettle.server.monitor.rule;

import fettle.contracts.sla.Channel;
import fettle.server.mail.outbox.Obstacle;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.reply.Deliveries;
import java.util.ArrayList;
import java.util.List;

/// Whether those to whom we wrote have what we wrote: an answer that came back is none.
final class DeliveryRules {

    private DeliveryRules() {}

    /// Who did not get what we wrote, until it was sent again, or they know otherwise.
    static List<Step> undelivered(Watched watched) {
        List<TicketEvent.Undelivered> open = Deliveries.open(watched.events()).stream()
                .filter(lost -> !calledSince(watched, lost))
                .toList();
        List<Step> steps = new ArrayList<>();
        for (int last = 0; last < open.size(); last++) {
            steps.add(step(watched, open.subList(0, last + 1)));
        }
        return steps;
    }

    private static Step step(Watched watched, List<TicketEvent.Undelivered> lost) {
        TicketEvent.Undelivered last = lost.getLast();
        Severity severity = last.obstacle() == Obstacle.LATE ? Severity.WARN : Severity.ACT;
        List<Object> those =
                lost.stream().<Object>map(DeliveryRules::who).distinct().toList();
        return new Step(last.at(), severity, "undelivered", List.of(those, watched.owner()));
    }

    private static Step.Words who(TicketEvent.Undelivered lost) {
        return Step.Words.of(
                "not-got", lost.address(), Step.Words.of(lost.obstacle().key()));
    }

    /// Whoever was spoken to since knows.
    private static boolean calledSince(Watched watched, TicketEvent.Undelivered lost) {
        return watched.events(TicketEvent.Replied.class).stream()
                .anyMatch(said -> said.channel() != Channel.EMAIL
                        && said.reached()
                        && said.at().isAfter(lost.at()));
    }
}
