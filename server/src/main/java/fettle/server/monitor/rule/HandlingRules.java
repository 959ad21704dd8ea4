package fettle.server.monitor.rule;

import fettle.contracts.sla.Priority;
import fettle.server.client.Client;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.kind.Kind;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Accepted;
import fettle.server.ticket.log.TicketEvent.HandedOver;
import fettle.server.ticket.log.TicketEvent.Moved;
import fettle.server.ticket.log.TicketEvent.Replied;
import fettle.server.ticket.log.TicketEvent.Returned;
import fettle.server.ticket.outside.Exclusions;
import fettle.server.worklog.WorkTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How tickets are handled, looked at while it happens.
final class HandlingRules {

    private static final int MANY_HAND_OFFS = 3;
    private static final int MAJOR_USERS = 25;
    private static final int SMALL_MINUTES = 15;
    private static final Duration IN_ONE_GO = Duration.ofMinutes(1);

    private HandlingRules() {}

    /// Returned, back at a group that had it before, or passed on three times; until an owner is named or takes it
    /// on.
    static List<Step> passedAround(Watched watched) {
        Optional<Step> standing = Optional.empty();
        Set<Long> groups = new HashSet<>();
        Optional<Long> group = Optional.empty();
        int handOffs = 0;
        for (TicketEvent event : watched.events()) {
            boolean handOff = event instanceof HandedOver || event instanceof Returned;
            handOffs += handOff ? 1 : 0;
            boolean back = event instanceof Moved moved
                    && !moved.groupId().equals(group)
                    && moved.groupId().filter(groups::contains).isPresent();
            if (standing.isPresent()) {
                standing = named(event) ? Optional.empty() : standing;
            } else if (event instanceof Returned || back || (handOff && handOffs >= MANY_HAND_OFFS)) {
                standing =
                        Optional.of(Step.at(event.at(), Severity.ACT, back ? "ping-pong" : "passed-around", handOffs));
            }
            if (event instanceof Moved moved) {
                group = moved.groupId();
                group.ifPresent(groups::add);
            }
        }
        return standing.filter(step -> watched.open() && !watched.reviewedSince(step.at()))
                .map(List::of)
                .orElse(List.of());
    }

    static List<Step> reopened(Watched watched) {
        return watched.events(TicketEvent.Reopened.class).stream()
                .filter(event -> !watched.reviewedSince(event.at()))
                .map(event -> Step.at(
                        event.at(), Severity.WARN, "reopened", event.by().name(), event.at()))
                .reduce((_, last) -> last)
                .map(List::of)
                .orElse(List.of());
    }

    /// Resolved without cause, solution or, where there is one, a word to the client. Small work that was
    /// logged in one go is exempt.
    static List<Step> resolvedInSilence(Watched watched) {
        Ticket ticket = watched.ticket();
        if (!ticket.resolved() || ticket.resolvedAt().isEmpty() || smallAndQuick(watched)) {
            return List.of();
        }
        List<Step.Words> missing = missing(watched, ticket);
        return missing.isEmpty()
                ? List.of()
                : List.of(Step.at(ticket.resolvedAt().get(), Severity.WARN, "resolved-without", missing));
    }

    static List<Step> alwaysReviewed(Watched watched) {
        Optional<Instant> triaged = watched.ticket().triagedAt().filter(at -> !watched.reviewedSince(at));
        return triaged.flatMap(at -> why(watched).map(why -> Step.at(at, Severity.ACT, why.key(), why.fact())))
                .map(List::of)
                .orElse(List.of());
    }

    /// Time or a case is to be left out of the measure, and nobody who may has said yes or no.
    static List<Step> exclusionAsked(Watched watched) {
        return Exclusions.undecided(watched.events()).stream()
                .map(asked -> Step.at(
                        asked.at(), Severity.ACT, "exclusion-asked", asked.by().name(), asked.words()))
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }

    /// Work that no line covers or prices, until it is sold, approved by an account manager, or moved.
    static List<Step> withoutCover(Watched watched) {
        return watched.uncovered()
                .map(work -> Step.at(
                        work.since(),
                        Severity.ACT,
                        "uncovered",
                        WorkTime.words(work.minutes()),
                        Step.Words.of("lack-" + work.lack().word())))
                .map(List::of)
                .orElse(List.of());
    }

    private record Why(String key, String fact) {}

    private static Optional<Why> why(Watched watched) {
        Ticket ticket = watched.ticket();
        Optional<Why> kind = watched.kind().filter(Kind::alwaysReviewed).map(it -> new Why("always-kind", it.name()));
        boolean major = ticket.priority() == Priority.P1
                && ticket.usersAffected().filter(users -> users >= MAJOR_USERS).isPresent();
        return kind.or(() -> major
                        ? Optional.of(new Why(
                                "always-major",
                                String.valueOf(ticket.usersAffected().orElseThrow())))
                        : Optional.empty())
                .or(() -> watched.namedPerson() ? Optional.of(new Why("always-person", "")) : Optional.empty());
    }

    private static boolean named(TicketEvent event) {
        return event instanceof Accepted
                || (event instanceof Moved moved
                        && !(event instanceof Returned)
                        && moved.ownerId().isPresent());
    }

    private static boolean smallAndQuick(Watched watched) {
        boolean ours = watched.events(TicketEvent.Received.class).stream()
                .anyMatch(event -> event.by() instanceof Actor.Technician);
        Instant soon = watched.ticket().loggedAt().plus(IN_ONE_GO);
        boolean inOneGo = watched.events(TicketEvent.Resolved.class).stream()
                .allMatch(event -> !event.stamp().loggedAt().isAfter(soon));
        int minutes = watched.events(TicketEvent.TimeLogged.class).stream()
                .mapToInt(TicketEvent.TimeLogged::minutes)
                .sum();
        return ours && inOneGo && minutes < SMALL_MINUTES;
    }

    private static List<Step.Words> missing(Watched watched, Ticket ticket) {
        List<Step.Words> missing = new ArrayList<>();
        if (ticket.cause().isEmpty()) {
            missing.add(Step.Words.of("cause"));
        }
        if (ticket.solution().isEmpty()) {
            missing.add(Step.Words.of("solution"));
        }
        if (ticket.clientId() != Client.UNASSIGNED
                && !told(watched, ticket.resolvedAt().orElseThrow())) {
            missing.add(Step.Words.of("word-to-client"));
        }
        return missing;
    }

    private static boolean told(Watched watched, Instant resolved) {
        boolean withIt = watched.events(TicketEvent.Resolved.class).stream()
                .filter(event -> event.at().equals(resolved))
                .anyMatch(TicketEvent.Resolved::told);
        return withIt
                || watched.events(Replied.class).stream()
                        .anyMatch(event -> event.reached() && !event.at().isBefore(resolved));
    }
}
