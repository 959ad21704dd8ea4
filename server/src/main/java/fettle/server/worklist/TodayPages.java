package fettle.server.worklist;

import static fettle.web.route.Who.DESK;

import fettle.server.contract.Calendars;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.sla.view.ClockViews;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.worklist.view.RowView;
import fettle.server.worklist.view.Rows;
import fettle.server.worklist.view.TodayList;
import fettle.server.worklist.view.TodayPage;
import fettle.server.worklog.WorkTime;
import fettle.web.Form;
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

/// The page on which a technician's day begins: their work in the order of what is due.
public final class TodayPages implements Routes {

    private static final int PAGE = 50;
    private static final Duration JUST = Duration.ofHours(1);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE d MMMM, HH:mm", Locale.UK);

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final RecentWork work;
    private final OpenCounts counts;
    private final Calendars calendars;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final Texts texts;
    private final ClockViews views;
    private final Rows rows;
    private final Day day = new Day();

    /// What was asked for.
    private record Asked(Tab tab, Cursor behind, int position) {

        boolean fromTheTop() {
            return behind.equals(Cursor.START);
        }

        String query() {
            String place = fromTheTop() ? "" : "&after=" + behind.text() + "&n=" + position;
            return "?tab=" + tab.word() + place;
        }
    }

    public TodayPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            RecentWork work,
            OpenCounts counts,
            Calendars calendars,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.work = work;
        this.counts = counts;
        this.calendars = calendars;
        this.desk = desk;
        this.pages = pages;
        this.texts = pages.texts();
        this.views = new ClockViews(texts, zone);
        this.rows = new Rows(texts, views);
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/", DESK, this::show), Route.get("/today", DESK, this::list));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Instant now = clock.instant();
        String date = texts.with("worklist.intro", DATE.format(now.atZone(zone)));
        pages.send(request, response, new TodayPage(date, list(request, now)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        pages.sendPart(response, list(request, clock.instant()));
    }

    private TodayList list(ServerRequest request, Instant now) {
        DeskUser user = desk.require(request);
        Asked asked = asked(Form.ofQuery(request));
        Tx tx = database.read(user.scope());
        List<WorkLine> found = work.page(asked.tab().which(user.technicianId()), asked.behind(), PAGE + 1);
        List<WorkLine> page = found.subList(0, Math.min(found.size(), PAGE));
        List<RowView> all = rows.of(page, asked.position(), calendars.shown(tx), now);
        int card = asked.tab() != Tab.SOLVED && asked.fromTheTop() ? Math.min(1, all.size()) : 0;
        List<TodayList.Promised> promises = promises(tx, user, now);
        int minutes = day.logged(tx, user.technicianId(), startOfDay(now));
        return new TodayList(
                "/today" + asked.query(),
                all.subList(0, card),
                tabs(asked.tab(), user),
                texts.with("worklist.caption." + asked.tab().word()),
                all.subList(card, all.size()),
                asked.tab() != Tab.MINE,
                found.size() > PAGE ? older(asked, page) : "",
                texts.with("worklist.empty." + asked.tab().word()),
                texts.with("worklist.empty-words." + asked.tab().word()),
                arrived(now),
                promises,
                promises.isEmpty()
                        ? texts.with("worklist.promises-none")
                        : texts.with("worklist.promises-count", promises.size()),
                WorkTime.words(minutes));
    }

    private static Asked asked(Form query) {
        Tab tab = query.optional("tab", 20)
                .map(word -> Tab.of(word).orElseThrow(() -> new Refusal.NotFound("refusal.not-found")))
                .orElse(Tab.MINE);
        Cursor behind = query.optional("after", 40)
                .map(word -> Cursor.parse(word).orElseThrow(() -> new Refusal.NotFound("refusal.not-found")))
                .orElse(Cursor.START);
        return new Asked(tab, behind, query.optionalCount("n").orElse(1));
    }

    private static String older(Asked asked, List<WorkLine> page) {
        Cursor last = page.getLast().cursor();
        return "/" + new Asked(asked.tab(), last, asked.position() + page.size()).query();
    }

    private List<TodayList.Tab> tabs(Tab current, DeskUser user) {
        WorkCounts waiting = counts.of(user.technicianId());
        return Arrays.stream(Tab.values())
                .map(tab -> tab(tab, tab == current, tab.of(waiting)))
                .toList();
    }

    private TodayList.Tab tab(Tab tab, boolean current, long open) {
        return new TodayList.Tab(
                tab == Tab.MINE ? "/" : "/?tab=" + tab.word(),
                texts.with("worklist.tab." + tab.word()),
                tab == Tab.SOLVED ? "" : String.valueOf(open),
                tab == Tab.UNASSIGNED && open > 0 ? "warn" : "",
                current);
    }

    private List<TodayList.Arrived> arrived(Instant now) {
        return work.arrived(now.minus(JUST)).stream()
                .map(ticket -> new TodayList.Arrived(
                        String.valueOf(ticket.number()),
                        views.at(ticket.at(), now),
                        ticket.subject().isBlank() ? texts.with("worklist.no-subject") : ticket.subject(),
                        ticket.client()))
                .toList();
    }

    private List<TodayList.Promised> promises(Tx tx, DeskUser user, Instant now) {
        Instant tomorrow =
                now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        return day.promises(tx, user.technicianId(), tomorrow).stream()
                .map(promise -> new TodayList.Promised(
                        String.valueOf(promise.number()),
                        views.at(promise.at(), now),
                        promise.words(),
                        promise.client(),
                        rows.span(promise.at(), now),
                        !promise.at().isAfter(now)))
                .toList();
    }

    private Instant startOfDay(Instant now) {
        return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    }
}
