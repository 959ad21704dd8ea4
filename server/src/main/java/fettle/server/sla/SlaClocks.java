package fettle.server.sla;

import fettle.contracts.replay.TicketHistory;
import fettle.contracts.sla.Commitment;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.SlaEvent;
import fettle.contracts.sla.Supplier;
import fettle.contracts.sla.clock.ClockReading;
import fettle.contracts.sla.clock.Explanation;
import fettle.contracts.sla.clock.Outcome;
import fettle.contracts.sla.clock.SlaEvaluation;
import fettle.server.contract.Contracts;
import fettle.server.contract.Contracts.Governing;
import fettle.server.contract.Target;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.sla.MeasuredOutcome.Measure;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.TicketListener;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.outside.Exclusions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The service-level clocks of tickets: evaluated by the contract's rules from the ticket's log, and stored
/// beside it so that lists can sort by them. What is stored can be made anew at any time with the same
/// result.
public final class SlaClocks implements TicketListener {

    /// Work that no contract gives a due instant sorts as if a day were allowed for it: it neither leads nor
    /// vanishes.
    private static final Duration WITHOUT_CONTRACT = Duration.ofDays(1);

    private static final Comparator<CaseOutcome> BY_TIME = Comparator.comparing(CaseOutcome::knownAt)
            .thenComparing(outcome -> outcome.commitment().name())
            .thenComparingInt(CaseOutcome::instance);

    private final InstantSource clock;
    private final Contracts contracts;
    private final Suppliers suppliers;
    private final TicketLog log;
    private final SlaStore store = new SlaStore();

    public SlaClocks(InstantSource clock, Contracts contracts, Suppliers suppliers, TicketLog log) {
        this.clock = clock;
        this.contracts = contracts;
        this.suppliers = suppliers;
        this.log = log;
    }

    @Override
    public void changed(Tx tx, Ticket ticket, List<TicketEvent> events) {
        store(tx.forClient(ticket.clientId()), ticket);
    }

    /// What the clocks of a ticket show now; nothing for work without a contract, for history from
    /// elsewhere, and for what goes on in another ticket.
    public Optional<SlaEvaluation> evaluate(Tx tx, Ticket ticket) {
        Tx client = tx.forClient(ticket.clientId());
        return evaluate(client, ticket, log.of(client, ticket.id()));
    }

    /// The same for who has read the ticket's events already.
    public Optional<SlaEvaluation> evaluate(Tx tx, Ticket ticket, List<TicketEvent> events) {
        return governing(tx.forClient(ticket.clientId()), ticket).flatMap(terms -> evaluate(tx, terms, events));
    }

    /// The clocks as stored, in the order response, update, resolution.
    public List<StoredClock> clocks(Tx tx, long clientId, long ticketId) {
        return store.clocks(tx.forClient(clientId), ticketId).stream()
                .sorted(Comparator.comparing(StoredClock::commitment))
                .toList();
    }

    /// The stored clocks of many tickets, of whichever clients, in the same order.
    public Map<Long, List<StoredClock>> clocksOf(Tx tx, List<Long> ticketIds) {
        return store.clocksOf(tx, ticketIds).stream()
                .sorted(Comparator.comparing(StoredClock::commitment))
                .collect(Collectors.groupingBy(StoredClock::ticketId));
    }

    /// Why a clock of the ticket shows what it shows, a sentence each; nothing where no such clock is owed.
    public Optional<Explanation> explanation(Tx tx, Ticket ticket, Commitment commitment) {
        return evaluate(tx, ticket)
                .flatMap(evaluation -> evaluation.clocks().stream()
                        .filter(reading -> reading.commitment() == commitment)
                        .findFirst()
                        .map(reading -> Explanation.of(evaluation, reading)));
    }

    public List<CaseOutcome> outcomes(Tx tx, long clientId, long ticketId) {
        return store.outcomes(tx.forClient(clientId), ticketId).stream()
                .filter(measured -> measured.measure() != Measure.RAW)
                .map(MeasuredOutcome::outcome)
                .toList();
    }

    /// What became known of a client's promises from one moment up to another, without what was approved to
    /// be left out.
    public List<KnownOutcome> known(Tx tx, long clientId, Instant since, Instant until) {
        return store.known(tx.forClient(clientId), since, until, Measure.RAW);
    }

    /// The same as it happened, as if nothing had been left out.
    public List<KnownOutcome> knownRaw(Tx tx, long clientId, Instant since, Instant until) {
        return store.known(tx.forClient(clientId), since, until, Measure.ADJUSTED);
    }

    /// The promises that were broken before a moment, of tickets that broke another from then up to a later one.
    public List<KnownOutcome> brokenBefore(Tx tx, long clientId, Instant since, Instant until) {
        return store.brokenBefore(tx.forClient(clientId), since, until, Measure.RAW);
    }

    /// The time and the tickets that were approved to be left out, of tickets whose outcome became known from one
    /// moment up to another and reads differently for it.
    public List<LeftOut> leftOut(Tx tx, long clientId, Instant since, Instant until) {
        return store.leftOut(tx.forClient(clientId), since, until);
    }

    /// What happened to each ticket of a client that was received from one moment up to another, in the words of
    /// contracts; without history from elsewhere, and what goes on in another ticket.
    public List<TicketHistory> histories(Tx tx, long clientId, Instant since, Instant until) {
        Tx client = tx.forClient(clientId);
        Map<Long, List<TicketEvent>> logs = log.ofReceived(client, since, until);
        Map<Long, Optional<Supplier>> known = new HashMap<>();
        return store.received(client, since, until).entrySet().stream()
                .filter(ticket -> logs.containsKey(ticket.getKey()))
                .map(ticket -> new TicketHistory(
                        String.valueOf(ticket.getValue()),
                        SlaEvents.of(
                                logs.getOrDefault(ticket.getKey(), List.of()),
                                id -> known.computeIfAbsent(id, one -> suppliers.terms(tx, one)))))
                .toList();
    }

    /// Evaluates and stores the clocks of a ticket as of now.
    void store(Tx client, Ticket ticket) {
        Instant now = clock.instant();
        Optional<Governing> governing = governing(client, ticket);
        List<TicketEvent> events = governing.isPresent() ? log.of(client, ticket.id()) : List.of();
        List<SlaEvent> happened = happened(client, events);
        Optional<SlaEvaluation> evaluation =
                governing.flatMap(terms -> SlaEvaluation.evaluate(terms.policy(), happened, now));
        List<StoredClock> clocks = evaluation.stream()
                .flatMap(it -> it.clocks().stream()
                        .map(reading ->
                                stored(ticket.id(), reading, calendar(governing.orElseThrow(), it.priority()), now)))
                .toList();
        store.keep(client, ticket.id(), clocks);
        List<CaseOutcome> adjusted = Exclusions.isExcluded(events) ? List.of() : cases(ticket.id(), evaluation);
        List<CaseOutcome> raw = cases(
                ticket.id(), governing.flatMap(terms -> SlaEvaluation.evaluateRaw(terms.policy(), happened, now)));
        store.keepOutcomes(client, ticket.id(), measured(adjusted, raw));
        store.sort(client, ticket.id(), sortAt(ticket, clocks));
    }

    private Optional<Governing> governing(Tx client, Ticket ticket) {
        return ticket.imported() || ticket.mergedInto().isPresent()
                ? Optional.empty()
                : ticket.contractVersionId().map(id -> contracts.governing(client, ticket.clientId(), id));
    }

    private Optional<SlaEvaluation> evaluate(Tx tx, Governing terms, List<TicketEvent> events) {
        return SlaEvaluation.evaluate(terms.policy(), happened(tx, events), clock.instant());
    }

    private List<SlaEvent> happened(Tx tx, List<TicketEvent> events) {
        return SlaEvents.of(events, id -> suppliers.terms(tx, id));
    }

    private static StoredClock stored(long ticketId, ClockReading reading, long calendarId, Instant now) {
        boolean running = reading.state() == ClockReading.State.RUNNING;
        return new StoredClock(
                ticketId,
                reading.commitment(),
                reading.state(),
                calendarId,
                reading.target(),
                reading.counted(),
                running ? Optional.of(now) : Optional.empty(),
                reading.due(),
                reading.breachAt().or(reading::willBreachAt),
                reading.nextWarning(),
                reading.isBreached());
    }

    private static long calendar(Governing governing, Priority priority) {
        return governing.terms().targets().stream()
                .filter(target -> target.priority() == priority)
                .map(Target::calendarId)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(governing.terms().calendarId());
    }

    private static List<CaseOutcome> cases(long ticketId, Optional<SlaEvaluation> evaluation) {
        return evaluation.map(it -> cases(ticketId, it)).orElse(List.of());
    }

    private static List<CaseOutcome> cases(long ticketId, SlaEvaluation evaluation) {
        List<CaseOutcome> cases = new ArrayList<>();
        for (Outcome outcome : Stream.concat(evaluation.earlier().stream(), evaluation.outcomes().stream())
                .distinct()
                .toList()) {
            int instance = (int) cases.stream()
                    .filter(earlier -> earlier.commitment() == outcome.commitment())
                    .count();
            cases.add(new CaseOutcome(
                    ticketId,
                    outcome.commitment(),
                    instance,
                    evaluation.priority(),
                    outcome.met(),
                    outcome.open(),
                    outcome.live(),
                    outcome.open() ? Duration.ZERO : outcome.counted(),
                    outcome.knownAt()));
        }
        cases.sort(BY_TIME);
        return cases;
    }

    /// By measure, then by time: as rows come back.
    private static List<MeasuredOutcome> measured(List<CaseOutcome> adjusted, List<CaseOutcome> raw) {
        if (adjusted.equals(raw)) {
            return adjusted.stream()
                    .map(outcome -> new MeasuredOutcome(Measure.BOTH, outcome))
                    .toList();
        }
        return Stream.concat(
                        adjusted.stream().map(outcome -> new MeasuredOutcome(Measure.ADJUSTED, outcome)),
                        raw.stream().map(outcome -> new MeasuredOutcome(Measure.RAW, outcome)))
                .toList();
    }

    /// The nearest of all that falls due: clocks that run, the promise, the follow-up of a wait, the next action.
    private static Instant sortAt(Ticket ticket, List<StoredClock> clocks) {
        Stream<Instant> due = clocks.stream().filter(StoredClock::running).flatMap(clock -> clock.due().stream());
        Stream<Instant> told = Stream.of(
                        ticket.promise().map(Ticket.Promise::at),
                        ticket.followUpAt(),
                        ticket.nextAction().flatMap(Ticket.Action::at))
                .flatMap(Optional::stream);
        return Stream.concat(due, told)
                .min(Instant::compareTo)
                .orElse(ticket.receivedAt().plus(WITHOUT_CONTRACT));
    }
}
