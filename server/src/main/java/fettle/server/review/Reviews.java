package fettle.server.review;

import fettle.server.live.Live;
import fettle.server.monitor.Finding;
import fettle.server.monitor.Monitor;
import fettle.server.monitor.board.Board;
import fettle.server.monitor.board.BoardLine;
import fettle.server.monitor.rule.Rules;
import fettle.server.store.Ids;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A second person's look at how tickets are handled, while it can still change the outcome. What waits for one are
/// the open findings of rules that a verdict clears. Verbs join the caller's transaction.
public final class Reviews {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_ACTION = 250;

    private final InstantSource clock;
    private final Ids ids;
    private final Ticketing ticketing;
    private final Monitor monitor;
    private final Board board;
    private final TicketLog log;
    private final Live live;
    private final ReviewStore store = new ReviewStore();

    public Reviews(
            InstantSource clock, Ids ids, Ticketing ticketing, Monitor monitor, Board board, TicketLog log, Live live) {
        this.clock = clock;
        this.ids = ids;
        this.ticketing = ticketing;
        this.monitor = monitor;
        this.board = board;
        this.log = log;
        this.live = live;
    }

    /// Everything that waits for a look, the most pressing first.
    public List<Waiting> waiting(Tx tx) {
        return board.lines(tx).stream()
                .filter(line -> line.rule().reviewed())
                .collect(Collectors.groupingBy(
                        line -> line.finding().ticketId(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Waiting::new)
                .sorted(Waiting.IN_ORDER)
                .toList();
    }

    /// Whose handling is looked at: whom the finding names, else who last did something.
    public Optional<Actor.Technician> handler(Tx tx, Waiting waiting) {
        BoardLine line = waiting.ticket();
        return handler(tx.forClient(line.finding().clientId()), line.finding());
    }

    /// Says what somebody thinks of how a ticket was handled by somebody else. To fix something now puts it on the
    /// ticket as what comes next, and takes up again what was resolved.
    public Review judge(Tx tx, long number, Actor.Technician reviewer, Verdict verdict, String line) {
        Ticket ticket = ticketing.tickets().find(tx, number);
        Tx client = tx.forClient(ticket.clientId());
        store.lock(client, ticket.id());
        List<Finding> reasons = monitor.openFindings(client, ticket.clientId(), ticket.id()).stream()
                .filter(finding -> Rules.of(finding.rule()).reviewed())
                .toList();
        if (reasons.isEmpty()) {
            throw new Refusal.Conflict("review.judged-already", String.valueOf(number));
        }
        Optional<Actor.Technician> handler = handler(client, reasons.getFirst());
        checked(verdict, line.strip(), handler, reviewer);
        if (verdict == Verdict.FIX_NOW) {
            putOn(tx, ticket, reviewer, line.strip());
        }
        Review review = review(ticket, reasons, handler, verdict, line.strip(), reviewer);
        store.insert(client, review);
        monitor.look(client, ticketing.tickets().find(tx, number));
        client.afterCommit(() -> live.changed("reviews", number));
        return review;
    }

    /// What was said of a ticket, oldest first.
    public List<Review> ofTicket(Tx tx, long clientId, long ticketId) {
        return store.ofTicket(tx.forClient(clientId), ticketId);
    }

    /// What was said since then.
    public List<Review> since(Tx tx, Instant since) {
        return store.since(tx, since);
    }

    /// What others said of this person's handling, the newest first.
    public List<Review> toldTo(Tx tx, long technicianId, int most) {
        return store.told(tx, technicianId, most);
    }

    private static void checked(
            Verdict verdict, String line, Optional<Actor.Technician> handler, Actor.Technician reviewer) {
        if (handler.filter(it -> it.id() == reviewer.id()).isPresent()) {
            throw new Refusal.Forbidden("review.own-work");
        }
        if (verdict != Verdict.GOOD && line.isEmpty()) {
            throw Refusal.Invalid.field("line", "review.line-needed");
        }
        int longest = verdict == Verdict.FIX_NOW ? LONGEST_ACTION : LONGEST_LINE;
        if (line.length() > longest) {
            throw Refusal.Invalid.field("line", "review.line-too-long", longest);
        }
    }

    private void putOn(Tx tx, Ticket ticket, Actor.Technician reviewer, String line) {
        Seen seen = Seen.asItStands(ticket.number());
        if (ticket.stage() == Ticket.Stage.CLOSED) {
            throw new Refusal.Conflict("review.closed", String.valueOf(ticket.number()));
        }
        if (ticket.resolved()) {
            ticketing.handling().reopen(tx, seen, reviewer, line);
        }
        ticketing.handling().setNextAction(tx, seen, reviewer, line, Optional.empty());
    }

    private Review review(
            Ticket ticket,
            List<Finding> reasons,
            Optional<Actor.Technician> handler,
            Verdict verdict,
            String line,
            Actor.Technician reviewer) {
        return new Review(
                ids.next(),
                ticket.clientId(),
                ticket.id(),
                ticket.number(),
                ticket.subject(),
                handler.map(Actor.Technician::id),
                handler.map(Actor.Technician::name),
                reasons.stream().map(Finding::rule).sorted().collect(Collectors.joining(" ")),
                reasons.getFirst().openedAt(),
                verdict,
                line,
                reviewer.id(),
                reviewer.name(),
                clock.instant());
    }

    private Optional<Actor.Technician> handler(Tx client, Finding reason) {
        List<Actor.Technician> latestFirst = log.of(client, reason.ticketId()).stream()
                .map(TicketEvent::by)
                .filter(Actor.Technician.class::isInstance)
                .map(Actor.Technician.class::cast)
                .toList()
                .reversed();
        return latestFirst.stream()
                .filter(one -> reason.personId().filter(id -> id == one.id()).isPresent())
                .findFirst()
                .or(() -> latestFirst.stream().findFirst());
    }
}
