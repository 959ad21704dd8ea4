package fettle.server.account.page;

import static fettle.web.route.Who.ACCOUNT_MANAGER;
import static fettle.web.route.Who.DESK;

import fettle.server.ask.survey.Satisfaction;
import fettle.server.ask.survey.Survey;
import fettle.server.ask.survey.Surveys;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.signin.Guards;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.ticket.Tickets;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a client's people say of how their tickets went, and whether they are asked.
public final class SatisfactionPages implements Routes {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Database database;
    private final InstantSource clock;
    private final Clients clients;
    private final Tickets tickets;
    private final Surveys surveys;
    private final Guard<DeskUser> desk;
    private final Guard<DeskUser> manager;
    private final Pages pages;

    public SatisfactionPages(
            Database database,
            InstantSource clock,
            Clients clients,
            Tickets tickets,
            Surveys surveys,
            Guards guards,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.clients = clients;
        this.tickets = tickets;
        this.surveys = surveys;
        this.desk = guards.desk();
        this.manager = guards.accountManager();
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/clients/{id}/satisfaction", DESK, this::show),
                Route.post("/clients/{id}/satisfaction", ACCOUNT_MANAGER, this::change));
    }

    /// What was said in a month, by the client's own calendar.
    public static Satisfaction inMonth(Surveys surveys, Tx tx, Client client, YearMonth month) {
        return surveys.satisfaction(tx, client.id(), start(month, client), start(month.plusMonths(1), client));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        Client client = client(tx, request);
        YearMonth now = YearMonth.from(clock.instant().atZone(client.zone()));
        YearMonth month = Months.asked(Form.ofQuery(request), now);
        List<Survey> asked = surveys.between(tx, client.id(), start(month, client), start(month.plusMonths(1), client));
        pages.send(
                request,
                response,
                SatisfactionPage.of(
                        client,
                        Months.of("/clients/" + client.id() + "/satisfaction", month, now),
                        user.role().managesAccounts(),
                        surveys.asks(tx, client.id()),
                        asked,
                        inMonth(surveys, tx, client, month),
                        numbers(tx, asked),
                        pages.texts()));
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Client client = client(database.read(user.scope()), request);
        boolean on = Form.of(request).optional("asks", 3).isPresent();
        database.run(user.scope(), tx -> surveys.ask(tx, client.id(), on));
        Pages.seeOther(response, "/clients/" + client.id() + "/satisfaction");
    }

    private Map<Long, String> numbers(Tx tx, List<Survey> asked) {
        Map<Long, String> numbers = new HashMap<>();
        asked.forEach(survey -> numbers.put(
                survey.ticketId(),
                tickets.number(tx, survey.ticketId()).map(String::valueOf).orElse("")));
        return numbers;
    }

    private static Instant start(YearMonth month, Client client) {
        return month.atDay(1).atStartOfDay(client.zone()).toInstant();
    }

    private Client client(Tx tx, ServerRequest request) {
        return Optional.of(request.path().pathParameters().get("id"))
                .filter(id -> ID.matcher(id).matches())
                .map(id -> clients.client(tx, Long.parseLong(id)))
                .filter(client -> !client.reserved())
                .orElseThrow(() -> new Refusal.NotFound("client.not-found"));
    }
}
