package fettle.server.monitor.page;

import static fettle.web.route.Who.DESK;

import fettle.server.contract.Calendars;
import fettle.server.intake.alarm.MailboxAlarm;
import fettle.server.intake.alarm.MailboxAlarms;
import fettle.server.monitor.Attention;
import fettle.server.monitor.board.Board;
import fettle.server.monitor.board.BoardLine;
import fettle.server.monitor.board.BoardLine.Reader;
import fettle.server.monitor.board.BoardRow;
import fettle.server.monitor.board.Figure;
import fettle.server.monitor.board.Folding;
import fettle.server.monitor.board.Hours;
import fettle.server.monitor.page.BoardPart.Chip;
import fettle.server.monitor.page.BoardPart.FigureView;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.sla.SlaClocks;
import fettle.server.sla.view.ClockViews;
import fettle.server.sla.view.Spans;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.waiting.HeldReply;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The order of work: everything that needs somebody, kept up while it is open, and what can be done about it at once.
public final class OrderOfWorkPages implements Routes {

    private static final String HOME = "/order-of-work";
    private static final int LONGEST_REASON = 250;
    private static final int LONGEST_REST = 48 * 60;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.UK);

    /// What the pages stand on.
    public record Below(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Board board,
            Attention attention,
            Ticketing ticketing,
            SlaClocks clocks,
            Calendars calendars,
            MailboxAlarms alarms) {}

    private record Asked(Optional<Figure> about, boolean mine) {

        String query() {
            return mine
                    ? "?for=me"
                    : about.map(figure -> "?about=" + figure.word()).orElse("");
        }
    }

    private final Below below;
    private final RequestKeys keys;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final Texts texts;
    private final ClockViews views;

    public OrderOfWorkPages(Below below, Guard<DeskUser> desk, Pages pages) {
        this.below = below;
        this.keys = new RequestKeys(below.database(), below.clock());
        this.desk = desk;
        this.pages = pages;
        this.texts = pages.texts();
        this.views = new ClockViews(texts, below.zone());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(HOME, DESK, this::show),
                Route.get(HOME + "/board", DESK, this::part),
                Route.post(HOME + "/{number}/take", DESK, FormAgain.on(this::show, this::take)),
                Route.post(HOME + "/{number}/acknowledge", DESK, FormAgain.on(this::show, this::acknowledge)),
                Route.get(HOME + "/{number}/fill-in", DESK, this::askToFillIn),
                Route.post(HOME + "/{number}/fill-in", DESK, FormAgain.on(this::askToFillIn, this::fillIn)),
                Route.get(HOME + "/{number}/rest", DESK, this::askToRest),
                Route.post(HOME + "/{number}/rest", DESK, FormAgain.on(this::askToRest, this::rest)));
    }

    private void show(ServerRequest request, ServerResponse response) {
        pages.send(request, response, new OrderOfWorkPage(alarms(request), held(request), board(request)));
    }

    private List<String> alarms(ServerRequest request) {
        Tx tx = below.database().read(desk.require(request).scope());
        return below.alarms().open(tx).stream().map(MailboxAlarm::words).toList();
    }

    private List<OrderOfWorkPage.Held> held(ServerRequest request) {
        Tx tx = below.database().read(desk.require(request).scope());
        return below.ticketing().waiting().held(tx).stream().map(this::held).toList();
    }

    private OrderOfWorkPage.Held held(HeldReply reply) {
        String why = reply.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new OrderOfWorkPage.Held(
                String.valueOf(reply.ticketNumber()),
                reply.subject(),
                reply.author(),
                texts.with("desk.waiting." + why, reply.words(), reply.writtenFor(), reply.nowOf()));
    }

    private void part(ServerRequest request, ServerResponse response) {
        pages.sendPart(response, board(request));
    }

    private void take(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form form = Form.of(request);
        var seen = Seen.at(number(request), form.count("version"));
        once(user, form, response, tx -> below.ticketing().assignment().take(tx, seen, actor(user)));
    }

    private void acknowledge(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        long number = number(request);
        Form form = Form.of(request);
        once(user, form, response, tx -> below.attention().acknowledge(tx, ticket(tx, number), user.technicianId()));
    }

    private void askToFillIn(ServerRequest request, ServerResponse response) {
        Ticket ticket = ticket(below.database().read(desk.require(request).scope()), number(request));
        pages.send(request, response, FillInPage.of(ticket));
    }

    private void fillIn(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form form = Form.of(request);
        var seen = Seen.at(number(request), form.count("version"));
        var solution = new Solution(form.text("cause", 500), form.lines("solution", 4_000));
        once(user, form, response, tx -> below.ticketing().handling().fillIn(tx, seen, actor(user), solution));
    }

    private void askToRest(ServerRequest request, ServerResponse response) {
        Ticket ticket = ticket(below.database().read(desk.require(request).scope()), number(request));
        pages.send(request, response, RestPage.of(ticket));
    }

    private void rest(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        long number = number(request);
        Form form = Form.of(request);
        int minutes = Math.min(form.count("minutes"), LONGEST_REST);
        Instant until = below.clock().instant().plus(Duration.ofMinutes(minutes));
        String reason = form.text("reason", LONGEST_REASON);
        once(
                user,
                form,
                response,
                tx -> below.attention().snooze(tx, ticket(tx, number), user.technicianId(), until, reason));
    }

    private void once(DeskUser user, Form form, ServerResponse response, Consumer<Tx> act) {
        String back = HOME
                + form.optional("about", 40)
                        .flatMap(Figure::of)
                        .map(figure -> "?about=" + figure.word())
                        .orElse("");
        String next = keys.once(user.scope(), form.text("key", 80), tx -> {
            act.accept(tx);
            return back;
        });
        Pages.seeOther(response, next);
    }

    private static Actor.Technician actor(DeskUser user) {
        return new Actor.Technician(user.technicianId(), user.name());
    }

    private Ticket ticket(Tx tx, long number) {
        return below.ticketing().tickets().find(tx, number);
    }

    private static long number(ServerRequest request) {
        String written = request.path().pathParameters().get("number");
        if (!written.matches("[1-9][0-9]{0,17}")) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        return Long.parseLong(written);
    }

    private BoardPart board(ServerRequest request) {
        DeskUser user = desk.require(request);
        Asked asked = asked(Form.ofQuery(request));
        Tx tx = below.database().read(user.scope());
        Instant now = below.clock().instant();
        List<BoardLine> all = below.board().lines(tx);
        List<BoardLine> awake = all.stream().filter(line -> !line.restsAt(now)).toList();
        var reader = new Reader(user.technicianId(), user.role(), below.board().groupsOf(tx, user.technicianId()));
        List<BoardLine> chosen =
                awake.stream().filter(line -> isAsked(asked, reader, line)).toList();
        BoardView view = view(tx, all, asked, now);
        return new BoardPart(
                HOME + "/board" + asked.query(),
                intro(awake, below.board().onCourse(tx), now),
                TIME.format(now.atZone(below.zone())),
                Arrays.stream(Figure.values())
                        .map(figure -> figure(figure, awake, asked, now))
                        .toList(),
                chips(awake, reader, asked, now),
                caption(asked),
                rows(chosen, asked).stream().map(view::row).toList(),
                asked.about().isPresent() ? List.of() : resting(all, view, now),
                HoursView.of(Hours.of(below.board().openedSince(tx, midnight(now)), below.zone(), now), texts));
    }

    private static Asked asked(Form query) {
        Optional<Figure> about = query.optional("about", 40)
                .map(word -> Figure.of(word).orElseThrow(() -> new Refusal.NotFound("refusal.not-found")));
        return new Asked(about, query.optional("for", 10).filter("me"::equals).isPresent());
    }

    private static boolean isAsked(Asked asked, Reader reader, BoardLine line) {
        boolean about = asked.about()
                .map(figure -> figure.counts(line.finding().rule()))
                .orElse(true);
        return about && (!asked.mine() || line.concerns(reader));
    }

    private BoardView view(Tx tx, List<BoardLine> lines, Asked asked, Instant now) {
        List<Long> tickets =
                lines.stream().map(line -> line.finding().ticketId()).distinct().toList();
        return new BoardView(
                texts,
                views,
                below.clocks().clocksOf(tx, tickets),
                below.calendars().shown(tx),
                asked.about().map(Figure::word).orElse(""),
                now);
    }

    private String intro(List<BoardLine> awake, long onCourse, Instant now) {
        long needing = Board.tickets(awake, now);
        return texts.with(needing == 1 ? "monitor.intro-one" : "monitor.intro", needing, onCourse);
    }

    private FigureView figure(Figure figure, List<BoardLine> awake, Asked asked, Instant now) {
        List<BoardLine> counted = awake.stream()
                .filter(line -> figure.counts(line.finding().rule()))
                .toList();
        long tickets = counted.stream()
                .map(line -> line.finding().ticketId())
                .distinct()
                .count();
        String since = counted.stream()
                .map(line -> line.finding().openedAt())
                .min(Instant::compareTo)
                .map(oldest -> texts.with("monitor.oldest", Spans.passed(Duration.between(oldest, now))))
                .orElse(texts.with("monitor.none"));
        boolean current = asked.about().filter(figure::equals).isPresent();
        return new FigureView(
                current ? HOME : HOME + "?about=" + figure.word(),
                (int) tickets,
                tickets == 0 ? "mid" : figure.tone(),
                figure.icon(),
                texts.with("monitor.figure." + figure.word()),
                since,
                current);
    }

    private List<Chip> chips(List<BoardLine> awake, Reader reader, Asked asked, Instant now) {
        List<BoardLine> theirs =
                awake.stream().filter(line -> line.concerns(reader)).toList();
        boolean all = !asked.mine() && asked.about().isEmpty();
        return List.of(
                new Chip(HOME, texts.with("monitor.chip.all", Board.tickets(awake, now)), all),
                new Chip(HOME + "?for=me", texts.with("monitor.chip.mine", Board.tickets(theirs, now)), asked.mine()));
    }

    private String caption(Asked asked) {
        return asked.about()
                .map(figure -> texts.with("monitor.figure." + figure.word()))
                .orElse(texts.with(asked.mine() ? "monitor.caption-mine" : "monitor.caption"));
    }

    private static List<? extends BoardRow> rows(List<BoardLine> chosen, Asked asked) {
        return asked.about().isPresent() ? Folding.unfolded(chosen) : Folding.fold(chosen);
    }

    private static List<BoardPart.Row> resting(List<BoardLine> all, BoardView view, Instant now) {
        List<BoardLine> resting = all.stream().filter(line -> line.restsAt(now)).toList();
        return Folding.unfolded(resting).stream().map(view::resting).toList();
    }

    private Instant midnight(Instant now) {
        return now.atZone(below.zone()).toLocalDate().atStartOfDay(below.zone()).toInstant();
    }
}
