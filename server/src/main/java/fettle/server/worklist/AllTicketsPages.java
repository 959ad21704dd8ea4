package fettle.server.worklist;

import static fettle.web.route.Who.DESK;

import fettle.server.client.Clients;
import fettle.server.contract.Calendars;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.sla.view.ClockViews;
import fettle.server.staff.Staff;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Stage;
import fettle.server.worklist.view.AllTicketsPage;
import fettle.server.worklist.view.AllTicketsPage.Choice;
import fettle.server.worklist.view.Rows;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// All tickets, to look for one.
public final class AllTicketsPages implements Routes {

    private static final int PAGE = 50;

    private final Database database;
    private final InstantSource clock;
    private final OpenWork work;
    private final Clients clients;
    private final Staff staff;
    private final Calendars calendars;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final Texts texts;
    private final Rows rows;

    public AllTicketsPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            OpenWork work,
            Clients clients,
            Staff staff,
            Calendars calendars,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.work = work;
        this.clients = clients;
        this.staff = staff;
        this.calendars = calendars;
        this.desk = desk;
        this.pages = pages;
        this.texts = pages.texts();
        this.rows = new Rows(texts, new ClockViews(texts, zone));
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/tickets", DESK, this::show));
    }

    private void show(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(desk.require(request).scope());
        Form query = Form.ofQuery(request);
        Search search = search(query);
        int first = query.optionalCount("n").orElse(1);
        List<WorkLine> found = work.search(tx, search, PAGE + 1);
        List<WorkLine> page = found.subList(0, Math.min(found.size(), PAGE));
        pages.send(
                request,
                response,
                new AllTicketsPage(
                        search.words(),
                        choices(
                                "worklist.any-client",
                                clients.all(tx),
                                it -> choice(it.id(), it.name(), search.clientId())),
                        choices("worklist.anybody", staff.all(tx), it -> choice(it.id(), it.name(), search.ownerId())),
                        choices("worklist.any-stage", Arrays.asList(Stage.values()), it -> stage(it, search.stage())),
                        rows.of(page, first, calendars.shown(tx), clock.instant()),
                        found.size() > PAGE ? further(search, page.getLast(), first + PAGE) : ""));
    }

    private static Search search(Form query) {
        return new Search(
                query.optionalId("client"),
                query.optionalId("owner"),
                query.optionalOne(Stage.class, "stage"),
                query.optional("words", 100).orElse(""),
                query.optionalId("before").orElse(Long.MAX_VALUE));
    }

    private static String further(Search search, WorkLine last, int position) {
        return "/tickets?words=" + URLEncoder.encode(search.words(), StandardCharsets.UTF_8)
                + "&client=" + search.clientId().map(String::valueOf).orElse("")
                + "&owner=" + search.ownerId().map(String::valueOf).orElse("")
                + "&stage=" + search.stage().map(AllTicketsPages::word).orElse("")
                + "&before=" + last.number() + "&n=" + position;
    }

    private <T> List<Choice> choices(String any, List<T> things, Function<T, Choice> choice) {
        List<Choice> all = new ArrayList<>();
        all.add(new Choice("", texts.with(any), false));
        things.stream().map(choice).forEach(all::add);
        return all;
    }

    private static Choice choice(long id, String label, Optional<Long> chosen) {
        return new Choice(
                String.valueOf(id), label, chosen.filter(other -> other == id).isPresent());
    }

    private Choice stage(Stage stage, Optional<Stage> chosen) {
        return new Choice(
                word(stage),
                texts.with("worklist.stage." + word(stage)),
                chosen.filter(other -> other == stage).isPresent());
    }

    private static String word(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
