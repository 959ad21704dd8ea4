package fettle.server.account.terms;

import static fettle.web.route.Who.ACCOUNT_MANAGER;
import static fettle.web.route.Who.DESK;

import fettle.contracts.sla.PolicyReview;
import fettle.server.account.calendar.Week;
import fettle.server.account.figure.LineWords;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.NamedCalendar;
import fettle.server.contract.Target;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.contract.term.Openings;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.web.Form;
import fettle.web.FormAgain;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The contracts, to read: everybody at the desk may.
public final class ContractPages implements Routes {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

    private final Database database;
    private final InstantSource clock;
    private final Clients clients;
    private final Contracts contracts;
    private final Calendars calendars;
    private final Suppliers suppliers;
    private final Openings openings;
    private final Guard<DeskUser> desk;
    private final Pages pages;

    public ContractPages(
            Database database,
            InstantSource clock,
            Clients clients,
            Contracts contracts,
            Calendars calendars,
            Suppliers suppliers,
            Openings openings,
            Guard<DeskUser> desk,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.clients = clients;
        this.contracts = contracts;
        this.calendars = calendars;
        this.suppliers = suppliers;
        this.openings = openings;
        this.desk = desk;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/contracts", DESK, this::list),
                Route.get("/contracts/{id}", DESK, this::show),
                Route.post("/contracts/{id}/end", ACCOUNT_MANAGER, FormAgain.on(this::show, this::end)));
    }

    private void list(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        boolean edits = user.role().managesAccounts();
        Optional<Client> client = Form.ofQuery(request).optionalId("client").map(id -> clients.client(tx, id));
        Map<Long, Client> all = clients.all(tx).stream().collect(Collectors.toMap(Client::id, Function.identity()));
        List<Contract> shown =
                client.map(one -> contracts.ofClient(tx, one.id())).orElseGet(() -> contracts.all(tx));
        Texts texts = pages.texts();
        pages.send(
                request,
                response,
                new ContractsPage(
                        client.map(one -> texts.with("account.contracts-of", one.name()))
                                .orElseGet(() -> texts.with("account.contracts")),
                        client.filter(_ -> edits).map(ContractPages::newPath).orElse(""),
                        shown.stream()
                                .map(one -> row(tx, one, Objects.requireNonNull(all.get(one.clientId()))))
                                .toList(),
                        client.isPresent() || !edits ? List.of() : without(all, shown)));
    }

    /// A contract with its versions.
    public void show(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Tx tx = database.read(user.scope());
        Contract contract = Asked.contract(contracts, tx, request);
        Client client = clients.client(tx, contract.clientId());
        LocalDate today = today(client);
        Form query = Form.ofQuery(request);
        List<ContractVersion> versions = contracts.versions(tx, contract);
        ContractVersion shown = shown(versions, query.optionalId("version"), today);
        LocalDateTime at = query.optional("at", 30)
                .map(ContractPages::moment)
                .orElseGet(() ->
                        clock.instant().atZone(client.zone()).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES));
        var review = PolicyReview.of(shown.policy(), suppliers.owing(tx), clock.instant());
        var sentences = new Sentences(pages.texts(), client.zone());
        var about = new ContractPage.About(
                client,
                contract,
                versions,
                shown,
                today,
                calendars.all(tx).stream().collect(Collectors.toMap(NamedCalendar::id, Function.identity())),
                weeks(tx, shown, today),
                Stream.concat(review.refusals().stream(), review.warnings().stream())
                        .map(sentences::of)
                        .toList(),
                openings.of(tx, contract),
                user.role().managesAccounts());
        var preview = Preview.of(shown.policy(), at, client.zone(), pages.texts());
        pages.send(request, response, ContractPage.of(about, preview, pages.texts()));
    }

    private void end(ServerRequest request, ServerResponse response) {
        DeskUser user = desk.require(request);
        Contract contract = Asked.contract(contracts, database.read(user.scope()), request);
        Optional<LocalDate> lastDay = Form.of(request).optionalDate("endsOn");
        database.run(user.scope(), tx -> contracts.end(tx, contract, lastDay));
        Pages.seeOther(response, "/contracts/" + contract.id());
    }

    static String newPath(Client client) {
        return "/contracts/new?client=" + client.id();
    }

    /// The version asked for; else the one in force, else the first to come or the last that was.
    static ContractVersion shown(List<ContractVersion> versions, Optional<Long> asked, LocalDate today) {
        if (asked.isPresent()) {
            return versions.stream()
                    .filter(version -> version.id() == asked.get())
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("contract.not-found"));
        }
        return versions.stream()
                .filter(version -> version.isInForceOn(today))
                .findFirst()
                .orElseGet(versions::getLast);
    }

    private LocalDate today(Client client) {
        return clock.instant().atZone(client.zone()).toLocalDate();
    }

    private static LocalDateTime moment(String written) {
        try {
            return LocalDateTime.parse(written);
        } catch (DateTimeParseException unreadable) {
            throw Refusal.Invalid.field("at", "account.moment-malformed", written);
        }
    }

    private List<Week> weeks(Tx tx, ContractVersion version, LocalDate today) {
        Set<Long> used = Stream.concat(
                        Stream.of(version.terms().calendarId()),
                        version.terms().targets().stream()
                                .map(Target::calendarId)
                                .flatMap(Optional::stream))
                .collect(Collectors.toSet());
        return used.stream()
                .sorted()
                .map(id -> Week.of(calendars.find(tx, id), calendars.calendar(tx, id), today, pages.texts()))
                .toList();
    }

    private ContractsPage.Row row(Tx tx, Contract contract, Client client) {
        LocalDate today = today(client);
        Texts texts = pages.texts();
        String from = DAY.format(contract.startsOn());
        return new ContractsPage.Row(
                "/contracts/" + contract.id(),
                contract.name(),
                client.name(),
                "/clients/" + client.id(),
                contract.endsOn()
                        .map(end -> texts.with("account.version-until", from, DAY.format(end)))
                        .orElseGet(() -> texts.with("account.version-from", from)),
                shown(contracts.versions(tx, contract), Optional.empty(), today).terms().lines().stream()
                        .map(new LineWords(texts, today)::price)
                        .collect(Collectors.joining(", ")),
                contract.endsOn().filter(today::isAfter).isPresent());
    }

    private static List<ContractsPage.Without> without(Map<Long, Client> all, List<Contract> contracts) {
        Set<Long> having = contracts.stream().map(Contract::clientId).collect(Collectors.toSet());
        return all.values().stream()
                .filter(client -> client.active() && !having.contains(client.id()))
                .map(client -> new ContractsPage.Without(client.name(), newPath(client)))
                .sorted(Comparator.comparing(ContractsPage.Without::name))
                .toList();
    }
}
