package fettle.server.review.page;

import static fettle.web.route.Who.DESK;
import static fettle.web.route.Who.LEAD;

import fettle.contracts.sla.clock.ClockReading;
import fettle.server.contract.Calendars;
import fettle.server.monitor.board.BoardLine;
import fettle.server.monitor.board.Figure;
import fettle.server.review.Review;
import fettle.server.review.Reviews;
import fettle.server.review.Verdict;
import fettle.server.review.Waiting;
import fettle.server.review.page.HandlingReviewPage.Reason;
import fettle.server.review.page.HandlingReviewPage.Shown;
import fettle.server.review.page.HandlingReviewPage.Told;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.sla.SlaClocks;
import fettle.server.sla.view.ClockView;
import fettle.server.sla.view.ClockViews;
import fettle.server.sla.view.PriorityView;
import fettle.server.sla.view.Spans;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.TicketLog;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Initials;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The handling review: what waits for a look, the story of one ticket, and three verdicts.
public final class HandlingReviewPages implements Routes {

    private static final String HOME = "/handling-review";
    private static final int A_DAY = 20;
    private static final int TOLD = 10;
    private static final int LONGEST_LINE = 500;

    /// What the pages stand on.
    public record Below(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Reviews reviews,
            Conversations conversations,
            TicketLog log,
            SlaClocks clocks,
            Calendars calendars) {}

    private final Below below;
    private final RequestKeys keys;
    private final Guard<DeskUser> desk;
    private final Guard<DeskUser> lead;
    private final Pages pages;
    private final Texts texts;
    private final ClockViews views;

    public HandlingReviewPages(Below below, Guard<DeskUser> desk, Guard<DeskUser> lead, Pages pages) {
        this.below = below;
        this.keys = new RequestKeys(below.database(), below.clock());
        this.desk = desk;
        this.lead = lead;
        this.pages = pages;
        this.texts = pages.texts();
        this.views = new ClockViews(texts, below.zone());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(HOME, DESK, this::show),
                Route.get(HOME + "/queue", DESK, this::queue),
                Route.post(HOME + "/{number}", LEAD, FormAgain.on(this::show, this::judge)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = below.database().read(user.scope());
        Asked asked = asked(tx, request, user);
        Optional<Waiting> chosen = asked.waiting().stream()
                .filter(waiting -> waiting.ticket().number() == asked.number())
                .findFirst();
        List<Told> told = below.reviews().toldTo(tx, user.technicianId(), TOLD).stream()
                .map(this::told)
                .toList();
        pages.send(
                request,
                response,
                new HandlingReviewPage(
                        queue(tx, asked),
                        chosen.map(waiting -> shown(tx, waiting, user)).stream().toList(),
                        told));
    }

    private void queue(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = below.database().read(user.scope());
        pages.sendPart(response, queue(tx, asked(tx, request, user)));
    }

    private void judge(ServerRequest request, ServerResponse response) {
        DeskUser user = lead.require(request);
        long number = number(request.path().pathParameters().get("number"));
        Form form = Form.of(request);
        Verdict verdict = form.one(Verdict.class, "verdict");
        String line = form.optionalLines("line", LONGEST_LINE).orElse("");
        var reviewer = new Actor.Technician(user.technicianId(), user.name());
        String next = keys.once(user.scope(), form.text("key", 80), tx -> {
            below.reviews().judge(tx, number, reviewer, verdict, line);
            return HOME;
        });
        Pages.seeOther(response, next);
    }

    private static long number(String written) {
        if (!written.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        return Long.parseLong(written);
    }

    /// @param waiting as many as this person looks at in a day
    /// @param beyond how many more there are
    private record Asked(List<Waiting> waiting, int beyond, List<Review> today, long number) {}

    private Asked asked(Tx tx, ServerRequest request, DeskUser user) {
        List<Review> today = below.reviews().since(tx, midnight(below.clock().instant()));
        long theirs = today.stream()
                .filter(review -> review.reviewerId() == user.technicianId())
                .count();
        List<Waiting> all = below.reviews().waiting(tx);
        int most = Math.min(all.size(), Math.max(0, A_DAY - (int) theirs));
        List<Waiting> waiting = all.subList(0, most);
        long first = waiting.isEmpty() ? 0 : waiting.getFirst().ticket().number();
        long number = request.path()
                .pathParameters()
                .first("number")
                .map(HandlingReviewPages::number)
                .or(() -> Form.ofQuery(request).optionalId("ticket"))
                .orElse(first);
        return new Asked(waiting, all.size() - most, today, number);
    }

    private QueuePart queue(Tx tx, Asked asked) {
        Instant now = below.clock().instant();
        return new QueuePart(
                HOME + "/queue?ticket=" + asked.number(),
                asked.waiting().stream()
                        .map(waiting -> item(tx, waiting, waiting.ticket().number() == asked.number(), now))
                        .toList(),
                asked.beyond() == 0 ? "" : texts.with("review.beyond", asked.beyond(), A_DAY),
                today(asked.today()));
    }

    private QueuePart.Item item(Tx tx, Waiting waiting, boolean current, Instant now) {
        BoardLine line = waiting.ticket();
        String handler =
                below.reviews().handler(tx, waiting).map(Actor.Technician::name).orElse("");
        return new QueuePart.Item(
                HOME + "?ticket=" + line.number(),
                line.subject(),
                texts.with("review.waits", Spans.passed(Duration.between(waiting.since(), now))),
                waiting.overdue(now),
                line.clientName(),
                Initials.of(line.clientName()),
                handler,
                Initials.of(handler),
                line.finding().words(),
                texts.with("monitor.rule." + line.rule().key()),
                current);
    }

    private String today(List<Review> today) {
        if (today.isEmpty()) {
            return texts.with("review.today-none");
        }
        List<Duration> waits = today.stream().map(Review::waited).sorted().toList();
        return texts.with(
                "review.today",
                today.size(),
                count(today, Verdict.GOOD),
                count(today, Verdict.COACH),
                count(today, Verdict.FIX_NOW),
                Spans.passed(waits.get(waits.size() / 2)));
    }

    private static long count(List<Review> reviews, Verdict verdict) {
        return reviews.stream().filter(review -> review.verdict() == verdict).count();
    }

    private Shown shown(Tx tx, Waiting waiting, DeskUser user) {
        BoardLine line = waiting.ticket();
        Instant now = below.clock().instant();
        long ticket = line.finding().ticketId();
        Tx client = tx.forClient(line.finding().clientId());
        Optional<Actor.Technician> handler = below.reviews().handler(tx, waiting);
        boolean own = handler.filter(it -> it.id() == user.technicianId()).isPresent();
        return new Shown(
                String.valueOf(line.number()),
                line.subject(),
                line.clientName(),
                line.contactName().orElse(""),
                List.of(PriorityView.heading(line.priority(), texts)),
                clocks(tx, ticket, now),
                waiting.reasons().stream().map(this::reason).toList(),
                new Story(texts, views, now)
                        .of(
                                below.conversations().entries(client, ticket),
                                below.conversations().notes(client, ticket),
                                below.log().of(client, ticket)),
                below.reviews().ofTicket(tx, line.finding().clientId(), ticket).stream()
                        .map(this::told)
                        .toList(),
                user.role().leads() && !own,
                own,
                handler.map(Actor.Technician::name).orElse(""),
                UUID.randomUUID().toString());
    }

    private List<ClockView> clocks(Tx tx, long ticket, Instant now) {
        return below.clocks().clocksOf(tx, List.of(ticket)).getOrDefault(ticket, List.of()).stream()
                .filter(clock -> clock.state() != ClockReading.State.STOPPED)
                .limit(1)
                .map(clock -> views.row(clock, below.calendars().shown(tx), now))
                .toList();
    }

    private Reason reason(BoardLine line) {
        return new Reason(
                Figure.ofRule(line.finding().rule()).icon(),
                texts.with("monitor.rule." + line.rule().key()),
                line.finding().words());
    }

    private Told told(Review review) {
        VerdictView verdict = VerdictView.of(review.verdict(), texts);
        return new Told(
                "/tickets/" + review.number(),
                review.subject(),
                verdict.tone(),
                verdict.icon(),
                verdict.words(),
                review.line(),
                texts.with(
                        "review.said-by",
                        review.reviewerName(),
                        views.at(review.reviewedAt(), below.clock().instant())));
    }

    private Instant midnight(Instant now) {
        return now.atZone(below.zone()).toLocalDate().atStartOfDay(below.zone()).toInstant();
    }
}
