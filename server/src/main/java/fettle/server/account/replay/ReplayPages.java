package fettle.server.account.replay;

import static fettle.web.route.Who.DESK;

import fettle.server.account.Replays;
import fettle.server.account.page.Months;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Pattern;

/// What would have happened if one version of a contract had held all along, beside what did.
public final class ReplayPages implements Routes {

    private static final int MOST_MONTHS = 24;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Database database;
    private final InstantSource clock;
    private final Clients clients;
    private final Contracts contracts;
    private final Replays replays;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public ReplayPages(
            Database database,
            InstantSource clock,
            Clients clients,
            Contracts contracts,
            Replays replays,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.clients = clients;
        this.contracts = contracts;
        this.replays = replays;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/contracts/{id}/replay", DESK, this::show));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form query = Form.ofQuery(request);
        pages.send(request, response, page(database.read(user.scope()), request, query));
    }

    private ReplayPage page(Tx tx, ServerRequest request, Form query) {
        Contract contract = contracts.find(tx, id(request));
        Client client = clients.client(tx, contract.clientId());
        List<ContractVersion> versions = contracts.versions(tx, contract);
        ContractVersion other = query.optionalId("version")
                .map(asked -> versions.stream()
                        .filter(version -> version.id() == asked)
                        .findFirst()
                        .orElseThrow(() -> new Refusal.NotFound("contract.not-found")))
                .orElseGet(versions::getLast);
        YearMonth now = YearMonth.from(clock.instant().atZone(client.zone()));
        YearMonth from = query.optional("from", 10)
                .map(Months::parse)
                .orElseGet(() -> latest(YearMonth.from(contract.startsOn()), now.minusMonths(6)));
        YearMonth to = query.optional("to", 10).map(Months::parse).orElse(now);
        YearMonth first = from.isBefore(to) ? from : to;
        YearMonth last = latest(from, to);
        if (!first.plusMonths(MOST_MONTHS).isAfter(last)) {
            throw Refusal.Invalid.field("to", "account.replay-span", MOST_MONTHS);
        }
        var about = new ReplayPage.About(client, contract, versions, other, first, last);
        return ReplayPage.of(about, replays.compare(tx, contract, other, first, last), pages.texts());
    }

    private static YearMonth latest(YearMonth one, YearMonth other) {
        return one.isAfter(other) ? one : other;
    }

    private static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!ID.matcher(id).matches()) {
            throw new Refusal.NotFound("contract.not-found");
        }
        return Long.parseLong(id);
    }
}
