package fettle.server.account.edit;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.contracts.calendar.CalendarVersion;
import fettle.contracts.words.Refused;
import fettle.server.account.edit.AsSeen.Shown;
import fettle.server.account.form.Written;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.NewClient;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.staff.Staff;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where account managers add clients and change them.
public final class ClientEditor implements Routes {

    private static final Map<String, String> LABELS = Map.of(
            "name", "account.name",
            "zone", "account.zone",
            "headcount", "account.headcount",
            "domains", "account.mail-domains");

    private final Clients clients;
    private final Staff staff;
    private final Guard<DeskUser> manager;
    private final Desktop desktop;

    public ClientEditor(Clients clients, Staff staff, Guard<DeskUser> manager, Desktop desktop) {
        this.clients = clients;
        this.staff = staff;
        this.manager = manager;
        this.desktop = desktop;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/clients/new", ACCOUNT_MANAGER, this::begin),
                Route.post("/clients", ACCOUNT_MANAGER, this::add),
                Route.get("/clients/{id}/edit", ACCOUNT_MANAGER, this::edit),
                Route.post("/clients/{id}/edit", ACCOUNT_MANAGER, this::change));
    }

    private void begin(ServerRequest request, ServerResponse response) {
        Tx tx = desktop.read(manager.require(request));
        send(
                request,
                response,
                tx,
                Optional.empty(),
                desktop.before(Map.of("zone", "Europe/London"), Map.of()),
                Shown.NOTHING);
    }

    private void add(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        desktop.save(
                        response,
                        user,
                        form,
                        tx -> Desktop.path(clients.add(tx, read(tx, form)).id()))
                .ifPresent(refused ->
                        send(request, response, desktop.read(user), Optional.empty(), refused, Shown.NOTHING));
    }

    private void edit(ServerRequest request, ServerResponse response) {
        Tx tx = desktop.read(manager.require(request));
        Client client = desktop.client(tx, request);
        AsSeen seen = seen(tx, client);
        Written written = desktop.before(seen.values(), Map.of("active", checked(client)));
        send(request, response, tx, Optional.of(client), written, seen.shown());
    }

    private AsSeen seen(Tx tx, Client client) {
        Map<String, String> values = Map.of(
                "name", client.name(),
                "zone", client.zone().getId(),
                "headcount", client.headcount().map(String::valueOf).orElse(""),
                "accountManager", client.accountManagerId().map(String::valueOf).orElse(""),
                "domains", String.join("\n", clients.domains(tx, client.id())));
        return AsSeen.of(values, Map.of("active", checked(client)));
    }

    private static List<String> checked(Client client) {
        return client.active() ? List.of("on") : List.of();
    }

    private void change(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        Client before = desktop.client(desktop.read(user), request);
        desktop.save(response, user, form, tx -> {
                    clients.lock(tx, before.id());
                    Client now = clients.client(tx, before.id());
                    seen(tx, now).mustBeSeenBy(form, now.name());
                    NewClient about = read(tx, form);
                    var after = new Client(
                            before.id(),
                            about.name(),
                            about.zone(),
                            about.headcount(),
                            about.accountManagerId(),
                            before.reserved(),
                            form.checked("active"),
                            before.createdAt());
                    clients.change(tx, after, about.domains());
                    return Desktop.path(before.id());
                })
                .ifPresent(refused -> {
                    Tx tx = desktop.read(user);
                    AsSeen now = seen(tx, clients.client(tx, before.id()));
                    send(request, response, tx, Optional.of(before), refused, now.shown(form, LABELS, desktop.texts()));
                });
    }

    private NewClient read(Tx tx, Form form) {
        Optional<Long> managerId = form.optionalId("accountManager");
        managerId.ifPresent(id -> staff.technician(tx, id));
        return new NewClient(
                form.text("name", 120),
                zone(form.text("zone", 60)),
                form.optionalCount("headcount"),
                managerId,
                form.optionalLines("domains", 4_000).stream()
                        .flatMap(String::lines)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static ZoneId zone(String written) {
        try {
            return CalendarVersion.parseZone(written);
        } catch (Refused unknown) {
            throw Refusal.Invalid.field("zone", unknown.sentence());
        }
    }

    private void send(
            ServerRequest request,
            ServerResponse response,
            Tx tx,
            Optional<Client> client,
            Written written,
            Shown shown) {
        Map<String, String> managers = new LinkedHashMap<>();
        managers.put("", desktop.texts().with("account.nobody"));
        staff.active(tx).forEach(person -> managers.put(String.valueOf(person.id()), person.name()));
        String path = client.map(one -> Desktop.path(one.id())).orElse("/clients");
        desktop.send(
                request,
                response,
                new ClientForm(
                        desktop.texts().with(client.isPresent() ? "account.edit-client" : "account.new-client"),
                        client.map(Client::name).orElse(""),
                        path,
                        desktop.texts().with("account.client-words"),
                        client.map(_ -> path + "/edit").orElse("/clients"),
                        path,
                        List.of(
                                written.text("name", "account.name"),
                                written.field("zone", "account.zone", "text", "account.zone-hint"),
                                written.text("headcount", "account.headcount")),
                        List.of(written.choice("accountManager", desktop.texts().with("account.manager"), managers)),
                        List.of(written.field("domains", "account.mail-domains", "text", "account.domains-hint")),
                        client.map(_ -> List.of(written.check(
                                        "active", "on", desktop.texts().with("account.is-active"))))
                                .orElse(List.of()),
                        written.errors(),
                        shown.mark(),
                        shown.theirs(),
                        desktop.key()));
    }
}
