package fettle.portal.page;

import static fettle.web.route.Who.PORTAL;

import fettle.portal.ClientDesk;
import fettle.portal.Request;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/// The portal's home and its lists.
public final class PortalPages implements Routes {

    private static final int MOST_OPEN = 100;
    private static final int PAGE = 25;
    private static final int LAST_PAGE = 1_000;

    private final Function<ServerRequest, ClientDesk> desks;
    private final InstantSource clock;
    private final Pages pages;
    private final Texts texts;

    public PortalPages(Function<ServerRequest, ClientDesk> desks, InstantSource clock, Pages pages) {
        this.desks = desks;
        this.clock = clock;
        this.pages = pages;
        this.texts = pages.texts();
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/portal", PORTAL, this::home),
                Route.get("/portal/requests", PORTAL, this::list),
                Route.get("/portal/month", PORTAL, this::month),
                Route.get("/portal/cover", PORTAL, this::cover));
    }

    private void cover(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        pages.send(request, response, CoverPage.of(desk.examples(), when(desk.person()), texts));
    }

    private void home(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        ClientDesk.Person person = desk.person();
        pages.send(request, response, HomePage.of(texts, when(person), person.firstName(), desk.open(MOST_OPEN)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        Form query = Form.ofQuery(request);
        boolean sorted = query.optional("show", 20).filter("sorted"::equals).isPresent();
        int page = query.optionalCount("page").orElse(1);
        if (page < 1 || page > LAST_PAGE) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        List<Request> found = sorted ? desk.closed((page - 1) * PAGE, PAGE + 1) : desk.open(MOST_OPEN);
        boolean more = sorted && found.size() > PAGE;
        pages.send(
                request,
                response,
                new RequestsPage(
                        sorted,
                        rows(desk.person(), more ? found.subList(0, PAGE) : found),
                        sorted && page > 1 ? address(page - 1) : "",
                        more ? address(page + 1) : ""));
    }

    private void month(ServerRequest request, ServerResponse response) {
        ClientDesk desk = desks.apply(request);
        YearMonth now = YearMonth.from(clock.instant().atZone(desk.person().zone()));
        YearMonth asked = Form.ofQuery(request)
                .optional("month", 10)
                .map(PortalPages::parsed)
                .orElse(now);
        if (asked.isAfter(now) || asked.isBefore(now.minusYears(10))) {
            throw new Refusal.NotFound("refusal.not-found");
        }
        pages.send(request, response, MonthPage.of(asked, now, desk.held(asked), texts));
    }

    private static YearMonth parsed(String month) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException _) {
            throw new Refusal.NotFound("refusal.not-found");
        }
    }

    private List<RequestRow> rows(ClientDesk.Person person, List<Request> requests) {
        var words = new RequestWords(texts, when(person));
        return requests.stream()
                .map(request -> RequestRow.of(texts, words, request))
                .toList();
    }

    private When when(ClientDesk.Person person) {
        return new When(texts, person.zone(), clock.instant());
    }

    private static String address(int page) {
        return "/portal/requests?show=sorted&page=" + page;
    }
}
