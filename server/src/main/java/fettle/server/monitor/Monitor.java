package fettle.server.monitor;

import fettle.server.live.Live;
import fettle.server.monitor.FindingStore.Trigger;
import fettle.server.monitor.rule.Rule;
import fettle.server.monitor.rule.Rules;
import fettle.server.monitor.rule.Severity;
import fettle.server.monitor.rule.Step;
import fettle.server.monitor.rule.Watched;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.log.TicketEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Watches the handling of tickets by the rules: at every change of a ticket, within its transaction, and at every
/// instant that a rule named before. What is open afterwards is exactly what the rules say then, so looking twice
/// changes nothing.
public final class Monitor implements TicketListener {

    /// Later than this after its instant, a finding is late.
    private static final Duration PROMPT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Ids ids;
    private final Watching watching;
    private final Sentences sentences;
    private final Live live;
    private final FindingStore store = new FindingStore();
    private volatile FindingListener listener = (_, _, _) -> {};

    Monitor(InstantSource clock, Ids ids, Watching watching, Sentences sentences, Live live) {
        this.clock = clock;
        this.ids = ids;
        this.watching = watching;
        this.sentences = sentences;
        this.live = live;
    }

    /// Has this told from now on of what is found.
    public void listen(FindingListener heard) {
        listener = heard;
    }

    @Override
    public void changed(Tx tx, Ticket ticket, List<TicketEvent> events) {
        look(tx.forClient(ticket.clientId()), ticket);
    }

    /// Raises, renews and clears what the rules say of a ticket now, and plans when they look again. The
    /// caller holds the ticket's row.
    public void look(Tx client, Ticket ticket) {
        if (ticket.imported()) {
            return;
        }
        Watched watched = watching.watched(client, ticket, clock.instant());
        Map<String, Finding> open =
                store.open(client, ticket.id()).stream().collect(Collectors.toMap(Finding::rule, Function.identity()));
        List<Trigger> before = store.triggers(client, ticket.id());
        List<Trigger> planned = new ArrayList<>();
        boolean changed = false;
        for (Rule rule : Rules.ALL) {
            List<Step> steps = rule.steps().apply(watched);
            changed |= settle(client, rule, watched, steps, Optional.ofNullable(open.get(rule.id())), before);
            steps.stream()
                    .filter(step -> step.at().isAfter(watched.now()))
                    .map(step -> new Trigger(rule.id(), stored(step.at()), step.severity()))
                    .forEach(planned::add);
        }
        List<Trigger> plan = inOrder(planned);
        if (!plan.equals(before)) {
            store.plan(client, ticket.id(), plan);
        }
        if (changed) {
            tell(client, ticket);
        }
    }

    /// What is open about a ticket.
    public List<Finding> openFindings(Tx tx, long clientId, long ticketId) {
        return store.open(tx.forClient(clientId), ticketId);
    }

    /// All that was ever found about a ticket, oldest first.
    public List<Finding> findings(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }

    /// Brings what is open about one rule in line with what the rule says.
    private boolean settle(
            Tx client, Rule rule, Watched watched, List<Step> steps, Optional<Finding> open, List<Trigger> before) {
        List<Step> reached =
                steps.stream().filter(step -> !step.at().isAfter(watched.now())).toList();
        if (reached.isEmpty()) {
            open.ifPresent(finding -> store.clear(
                    client,
                    finding.id(),
                    sentences.cleared(rule.clearedBy(watched, finding.openedAt())),
                    watched.now()));
            return open.isPresent();
        }
        Severity severity =
                reached.stream().map(Step::severity).max(Severity::compareTo).orElseThrow();
        Optional<Trigger> fired = before.stream()
                .filter(trigger ->
                        trigger.rule().equals(rule.id()) && !trigger.at().isAfter(watched.now()))
                .reduce((_, last) -> last);
        Finding now = finding(rule, watched, reached.getLast(), severity, open, fired);
        boolean changed = open.map(was -> renew(client, was, now, fired.isPresent()))
                .orElseGet(() -> {
                    store.raise(client, now);
                    return true;
                });
        if (open.filter(was -> !now.severity().over(was.severity())).isEmpty()) {
            listener.found(client, watched.ticket(), now);
        }
        return changed;
    }

    private Finding finding(
            Rule rule, Watched watched, Step step, Severity severity, Optional<Finding> open, Optional<Trigger> fired) {
        boolean late = fired.filter(trigger -> trigger.at().plus(PROMPT).isBefore(watched.now()))
                .isPresent();
        return new Finding(
                open.map(Finding::id).orElseGet(ids::next),
                watched.ticket().clientId(),
                watched.ticket().id(),
                rule.id(),
                severity,
                sentences.of(step, watched.now()),
                open.map(Finding::openedAt).orElse(watched.now()),
                open.map(Finding::late).orElse(late),
                rule.personOf(watched),
                watched.ticket().groupId(),
                open.flatMap(Finding::acknowledgedBy),
                open.flatMap(Finding::acknowledgedAt),
                open.flatMap(Finding::snoozedUntil),
                open.flatMap(Finding::snoozeReason),
                Optional.empty(),
                Optional.empty());
    }

    /// What has become worse since somebody saw it is new to them.
    private boolean renew(Tx client, Finding was, Finding now, boolean fired) {
        boolean same = was.equals(now);
        if (!same) {
            store.renew(client, now);
        }
        if (fired || now.severity().over(was.severity())) {
            store.wake(client, was.id());
            return true;
        }
        return !same;
    }

    /// As the store keeps it, never earlier: at that moment the step has been reached.
    private static Instant stored(Instant at) {
        return at.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
    }

    /// A rule that names one instant twice looks once, for the more severe.
    private static List<Trigger> inOrder(List<Trigger> planned) {
        Map<List<Object>, Trigger> plan = new LinkedHashMap<>();
        planned.stream()
                .sorted(Comparator.comparing(Trigger::at)
                        .thenComparing(Trigger::rule)
                        .thenComparing(Trigger::severity))
                .forEach(trigger -> plan.put(List.of(trigger.rule(), trigger.at()), trigger));
        return List.copyOf(plan.values());
    }

    private void tell(Tx tx, Ticket ticket) {
        tx.afterCommit(() -> live.changed("findings", ticket.number()));
    }
}
