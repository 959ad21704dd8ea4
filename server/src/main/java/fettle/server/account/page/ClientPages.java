package fettle.server.account.page;

import static fettle.web.route.Who.ACCOUNT_MANAGER;
import static fettle.web.route.Who.DESK;

import fettle.contracts.money.Money;
import fettle.server.account.AccountMonth;
import fettle.server.account.ClientMonths;
import fettle.server.account.block.BlockWarning;
import fettle.server.account.block.BlockWarnings;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.account.form.MoneyField;
import fettle.server.account.outlook.Outlook;
import fettle.server.account.outlook.WhatIf;
import fettle.server.ask.survey.Surveys;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contracts;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.staff.Technician;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.server.worklist.Cursor;
import fettle.server.worklist.OpenWork;
import fettle.server.worklist.Which;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The clients and their months, to read: everybody at the desk may.
public final class ClientPages implements Routes {

    private static final int TREND = 6;
    private static final int OPEN_TICKETS = 20;
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Database database;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Clients clients;
    private final Staff staff;
    private final ClientMonths months;
    private final Contracts contracts;
    private final RequestKeys keys;
    private final OpenWork openWork;
    private final BlockWarnings blocks;
    private final Surveys surveys;
    private final Guard<DeskUser> desk;
    private final Pages pages;
    private final RememberedMonths<ClientsPage.Glance> glances;

    public ClientPages(
            Database database,
            InstantSource clock,
            ZoneId zone,
            Clients clients,
            Staff staff,
            ClientMonths months,
            Contracts contracts,
            OpenWork openWork,
            BlockWarnings blocks,
            Surveys surveys,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
        this.clients = clients;
        this.staff = staff;
        this.months = months;
        this.contracts = contracts;
        this.keys = new RequestKeys(database, clock);
        this.openWork = openWork;
        this.blocks = blocks;
        this.surveys = surveys;
        this.desk = desk;
        this.pages = pages;
        this.glances = new RememberedMonths<>(month -> ClientsPage.Glance.of(month, pages.texts()));
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/clients", DESK, this::list),
                Route.get("/clients/{id}", DESK, this::show),
                Route.get("/clients/{id}/months/{month}/inputs", DESK, this::inputs),
                Route.post(
                        "/clients/{id}/months/{month}/costs",
                        ACCOUNT_MANAGER,
                        FormAgain.on(this::inputs, this::addCost)));
    }

    /// What a month was worked out from: also where its forms come back to.
    public void inputs(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        Client client = client(tx, request);
        AccountMonth month = months.month(tx, client.id(), Months.inPath(request));
        pages.send(request, response, InputsPage.of(month, user, clock.instant(), pages.texts()));
    }

    private void list(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        YearMonth now = YearMonth.from(clock.instant().atZone(zone));
        YearMonth month = Months.asked(Form.ofQuery(request), now);
        List<ClientsPage.Glance> all = months.ofAll(database.read(user.scope()), month, glances);
        boolean edits = user.role().managesAccounts();
        Map<Long, List<BlockWarning>> warned =
                edits || user.role().leads() ? blocks.open(database.read(user.scope())) : Map.of();
        pages.send(request, response, ClientsPage.of(all, month, clock.instant(), now, edits, warned, pages.texts()));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        Client client = client(tx, request);
        YearMonth now = months.current(client);
        YearMonth month = Months.asked(Form.ofQuery(request), now);
        List<AccountMonth> known = months.months(tx, client.id(), month, Outlook.MONTHS);
        var about = new ClientPage.About(
                client,
                client.accountManagerId().flatMap(id -> staff.find(tx, id)).map(Technician::name),
                clients.domains(tx, client.id()),
                clients.contacts(tx, client.id()),
                openWork.page(tx, new Which.OfClient(client.id()), Cursor.START, OPEN_TICKETS),
                user.role().managesAccounts(),
                clock.instant(),
                Outlook.of(known, clock.instant()),
                WhatIf.of(Form.ofQuery(request)),
                SatisfactionPages.inMonth(surveys, tx, client, month));
        List<AccountMonth> trend = known.subList(known.size() - TREND, known.size());
        pages.send(request, response, ClientPage.of(about, trend, Months.of(path(client), month, now), pages.texts()));
    }

    /// Licences, tools, suppliers, travel, written down to the month that they serve.
    private void addCost(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Form form = Form.of(request);
        Client client = client(database.read(user.scope()), request);
        YearMonth month = Months.inPath(request);
        Money amount = MoneyField.of(form);
        String label = form.text("label", 120);
        String path = path(client) + "/months/" + month + "/inputs";
        Pages.seeOther(response, keys.once(user.scope(), form.text("key", 80), tx -> {
            contracts.addCost(tx, client.id(), month, label, amount);
            return path;
        }));
    }

    private Client client(Tx tx, ServerRequest request) {
        return Optional.of(request.path().pathParameters().get("id"))
                .filter(id -> ID.matcher(id).matches())
                .map(id -> clients.client(tx, Long.parseLong(id)))
                .filter(client -> !client.reserved())
                .orElseThrow(() -> new Refusal.NotFound("client.not-found"));
    }

    static String path(Client client) {
        return "/clients/" + client.id();
    }
}
