package fettle.server.monitor.rule;

import fettle.contracts.sla.Priority;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.log.LastWord;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.PromiseKept;
import fettle.server.ticket.log.TicketEvent.PromiseMade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is to be done next on open tickets: judged, promised, planned, answered.
final class WorkRules {

    private static final Duration TRIAGE_WARN = Duration.ofMinutes(15);
    private static final Duration TRIAGE_ACT = Duration.ofMinutes(30);
    private static final Duration NEXT_ACTION = Duration.ofMinutes(10);

    private WorkRules() {}

    /// The client wrote to what is solved, which was read as thanks or as nothing new, until somebody has said so.
    static List<Step> perhapsThanks(Watched watched) {
        return LastWord.undecided(watched.events())
                .filter(_ -> watched.ticket().stage() == Ticket.Stage.RESOLVED)
                .map(at -> Step.at(at, Severity.WARN, "perhaps-thanks", at))
                .map(List::of)
                .orElse(List.of());
    }

    static List<Step> untriaged(Watched watched) {
        Ticket ticket = watched.ticket();
        if (!ticket.untriaged()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        watched.after(ticket.receivedAt(), TRIAGE_WARN)
                .ifPresent(at -> steps.add(untriaged(at, Severity.WARN, watched)));
        watched.after(ticket.receivedAt(), TRIAGE_ACT).ifPresent(at -> steps.add(untriaged(at, Severity.ACT, watched)));
        return steps;
    }

    /// The earliest promise that fell without contact.
    static List<Step> promiseMissed(Watched watched) {
        if (!watched.open()) {
            return List.of();
        }
        return watched.events(PromiseMade.class).stream()
                .filter(promise -> !replaced(promise, watched) && !contact(promise, watched))
                .map(promise -> Step.at(
                        promise.promisedFor(),
                        Severity.ALARM,
                        "promise-missed",
                        promise.words(),
                        promise.promisedFor(),
                        promise.by().name()))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    static List<Step> noNextAction(Watched watched) {
        Ticket ticket = watched.ticket();
        if (!watched.open() || ticket.nextStep().isPresent()) {
            return List.of();
        }
        return ticket.lastTouchAt()
                .flatMap(touch -> watched.after(touch, NEXT_ACTION)
                        .map(at -> Step.at(at, Severity.ACT, "no-next-action", touch, watched.owner())))
                .map(List::of)
                .orElse(List.of());
    }

    static List<Step> unanswered(Watched watched) {
        Optional<Instant> since = watched.ticket().unansweredSince().filter(_ -> watched.open());
        return since.flatMap(asked -> watched.after(
                                asked, answerWithin(watched.ticket().priority()))
                        .map(at -> Step.at(at, Severity.ACT, "unanswered", asked, watched.owner())))
                .map(List::of)
                .orElse(List.of());
    }

    private static Step untriaged(Instant at, Severity severity, Watched watched) {
        return Step.at(at, severity, "untriaged", watched.ticket().receivedAt(), watched.owner());
    }

    /// Whether something else was promised, or this was kept, before it fell.
    private static boolean replaced(PromiseMade promise, Watched watched) {
        List<TicketEvent> later = watched.events()
                .subList(watched.events().indexOf(promise) + 1, watched.events().size());
        return later.stream()
                .filter(event -> event instanceof PromiseMade
                        || event instanceof PromiseKept
                        || event instanceof TicketEvent.Resolved)
                .anyMatch(event -> event.at().isBefore(promise.promisedFor()));
    }

    /// Whether the client heard from us at or after the promised moment.
    private static boolean contact(PromiseMade promise, Watched watched) {
        return watched.events().stream()
                .filter(event -> event instanceof PromiseKept
                        || (event instanceof TicketEvent.Replied(var _, var _, var reached) && reached))
                .anyMatch(event -> !event.at().isBefore(promise.promisedFor()));
    }

    private static Duration answerWithin(Priority priority) {
        return Duration.ofMinutes(
                switch (priority) {
                    case P1 -> 15;
                    case P2 -> 30;
                    case P3 -> 120;
                    case P4 -> 240;
                });
    }
}
