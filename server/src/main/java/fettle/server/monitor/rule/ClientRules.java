package fettle.server.monitor.rule;

import fettle.contracts.sla.Channel;
import fettle.server.ticket.log.TicketEvent.ApprovalAsked;
import fettle.server.ticket.log.TicketEvent.Rated;
import fettle.server.ticket.log.TicketEvent.Replied;
import fettle.server.ticket.outside.ApprovalWait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What clients are asked beside their tickets, and what they say of them.
final class ClientRules {

    private static final Duration APPROVAL_WARN = Duration.ofHours(8);
    private static final Duration APPROVAL_ACT = Duration.ofHours(16);
    private static final int UNHAPPY = 2;

    private ClientRules() {}

    /// The oldest question to an approver that nobody has decided.
    static List<Step> approvalUnanswered(Watched watched) {
        return ApprovalWait.undecided(watched.events()).stream()
                .findFirst()
                .map(asked -> unanswered(watched, asked))
                .orElse(List.of());
    }

    /// The last mark was a bad one, and nobody has spoken with the client since.
    static List<Step> unhappy(Watched watched) {
        Optional<Rated> last = watched.events(Rated.class).stream().reduce((_, later) -> later);
        return last.filter(rated -> rated.mark() <= UNHAPPY)
                .filter(rated -> !watched.reviewedSince(rated.at()) && !spokenSince(watched, rated))
                .map(rated -> Step.at(
                        rated.at(),
                        Severity.ALARM,
                        rated.words().isEmpty() ? "unhappy" : "unhappy-words",
                        rated.by().name(),
                        rated.mark(),
                        rated.words()))
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Step> unanswered(Watched watched, ApprovalAsked asked) {
        List<Step> steps = new ArrayList<>();
        watched.after(asked.at(), APPROVAL_WARN)
                .ifPresent(at ->
                        steps.add(Step.at(at, Severity.WARN, "approval-unanswered", asked.approver(), asked.at())));
        watched.after(asked.at(), APPROVAL_ACT)
                .ifPresent(at ->
                        steps.add(Step.at(at, Severity.ACT, "approval-unanswered", asked.approver(), asked.at())));
        return steps;
    }

    private static boolean spokenSince(Watched watched, Rated rated) {
        return watched.events(Replied.class).stream()
                .anyMatch(event -> event.reached()
                        && event.channel() != Channel.EMAIL
                        && !event.at().isBefore(rated.at()));
    }
}
