package fettle.server.account.group;

import static fettle.web.route.Who.ACCOUNT_MANAGER;
import static fettle.web.route.Who.DESK;

import fettle.server.account.form.Written;
import fettle.server.account.group.GroupsPage.Row;
import fettle.server.account.page.Months;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.contract.group.ClientGroups;
import fettle.server.contract.group.SharedContract;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Groups of clients who share a contract: to read for everybody at the desk, to change for account managers.
public final class GroupPages implements Routes {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final Database database;
    private final RequestKeys keys;
    private final Clients clients;
    private final Contracts contracts;
    private final ClientGroups groups;
    private final GroupMonths months;
    private final Guard<DeskUser> desk;
    private final Guard<DeskUser> manager;
    private final Pages pages;

    /// @param manager of accounts
    public GroupPages(
            Database database,
            RequestKeys keys,
            Clients clients,
            Contracts contracts,
            ClientGroups groups,
            GroupMonths months,
            Guard<DeskUser> desk,
            Guard<DeskUser> manager,
            Pages pages) {
        this.database = database;
        this.keys = keys;
        this.clients = clients;
        this.contracts = contracts;
        this.groups = groups;
        this.months = months;
        this.desk = desk;
        this.manager = manager;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/client-groups", DESK, this::list),
                Route.post("/client-groups", ACCOUNT_MANAGER, FormAgain.on(this::list, this::share)),
                Route.get("/client-groups/{id}", DESK, this::show),
                Route.post("/client-groups/{id}/members", ACCOUNT_MANAGER, FormAgain.on(this::show, this::join)),
                Route.post("/client-groups/{id}/leaving", ACCOUNT_MANAGER, FormAgain.on(this::show, this::leave)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        Map<Long, String> names = clients.all(tx).stream().collect(Collectors.toMap(Client::id, Client::name));
        Map<String, String> offered = new LinkedHashMap<>();
        contracts
                .all(tx)
                .forEach(one -> offered.put(
                        String.valueOf(one.id()), names.getOrDefault(one.clientId(), "") + ": " + one.name()));
        List<Row> rows = groups.all(tx).stream()
                .map(group -> new Row(
                        path(group),
                        group.name(),
                        contracts.find(tx, group.contractId()).name(),
                        group.members().stream()
                                .map(member -> names.getOrDefault(member.clientId(), ""))
                                .collect(Collectors.joining(", "))))
                .toList();
        var contract = written().choice("contract", pages.texts().with("account.contract"), offered);
        pages.send(request, response, new GroupsPage(user.role().managesAccounts(), rows, contract, key()));
    }

    private void share(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        long contractId = form.id("contract");
        String name = form.text("name", 120);
        Pages.seeOther(response, keys.once(user.scope(), form.text("key", 80), tx -> {
            Contract contract = contracts.find(tx, contractId);
            return path(groups.share(tx, contract, name));
        }));
    }

    private void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        SharedContract group = groups.find(tx, id(request));
        YearMonth now = months.current(tx, group);
        GroupMonth month = months.month(tx, group, Months.asked(Form.ofQuery(request), now));
        Map<String, String> others = new LinkedHashMap<>();
        clients.all(tx).stream()
                .filter(client -> group.member(client.id()).isEmpty())
                .forEach(client -> others.put(String.valueOf(client.id()), client.name()));
        Map<String, String> members = new LinkedHashMap<>();
        month.parts().stream()
                .map(GroupMonth.Part::client)
                .filter(client -> client.id() != group.holderId())
                .forEach(client -> members.put(String.valueOf(client.id()), client.name()));
        String client = pages.texts().with("account.client");
        pages.send(
                request,
                response,
                GroupPage.of(
                        month,
                        now,
                        user.role().managesAccounts(),
                        written().choice("client", client, others),
                        written().choice("member", client, members),
                        key(),
                        pages.texts()));
    }

    private void join(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        long client = form.id("client");
        LocalDate from = day(form, "from");
        change(
                request,
                response,
                form,
                (tx, group) -> groups.join(tx, group, clients.client(tx, client).id(), from));
    }

    private void leave(ServerRequest request, ServerResponse response) {
        Form form = Form.of(request);
        long member = form.id("member");
        LocalDate until = day(form, "until");
        change(request, response, form, (tx, group) -> groups.leave(tx, group, member, until));
    }

    private void change(
            ServerRequest request,
            ServerResponse response,
            Form form,
            BiFunction<Tx, SharedContract, SharedContract> change) {
        DeskUser user = manager.require(request);
        long id = id(request);
        Pages.seeOther(
                response,
                keys.once(user.scope(), form.text("key", 80), tx -> path(change.apply(tx, groups.find(tx, id)))));
    }

    private Written written() {
        return Written.before(Map.of(), Map.of(), pages.texts());
    }

    private static LocalDate day(Form form, String field) {
        return form.optionalDate(field).orElseThrow(() -> Refusal.Invalid.field(field, "form.missing"));
    }

    private static long id(ServerRequest request) {
        String id = request.path().pathParameters().get("id");
        if (!ID.matcher(id).matches()) {
            throw new Refusal.NotFound("group.not-found");
        }
        return Long.parseLong(id);
    }

    private static String path(SharedContract group) {
        return "/client-groups/" + group.id();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
