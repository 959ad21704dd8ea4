package fettle.server.account.terms;

import static fettle.web.route.Who.ACCOUNT_MANAGER;

import fettle.contracts.contract.ContractLine;
import fettle.contracts.money.Money;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.PolicyReview;
import fettle.contracts.sla.SlaPolicy;
import fettle.contracts.words.Refused;
import fettle.server.account.Replays;
import fettle.server.account.form.Field;
import fettle.server.account.form.Tries;
import fettle.server.account.form.Written;
import fettle.server.account.terms.line.LineEdits;
import fettle.server.account.terms.line.LineValues;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.client.Contact;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.Terms;
import fettle.server.contract.supplier.Suppliers;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Guard;
import fettle.server.store.Database;
import fettle.server.store.Tx;
import fettle.server.store.keys.RequestKeys;
import fettle.web.Form;
import fettle.web.Pages;
import fettle.web.Refusal;
import fettle.web.route.Route;
import fettle.web.route.Routes;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where account managers agree contracts and their new versions.
public final class TermsEditor implements Routes {

    private static final int LONGEST_NAME = 120;

    /// What a new contract is in unless somebody says otherwise.
    private static final Currency USUAL_CURRENCY = Currency.getInstance("GBP");

    private final Database database;
    private final InstantSource clock;
    private final RequestKeys keys;
    private final Clients clients;
    private final Contracts contracts;
    private final Calendars calendars;
    private final Suppliers suppliers;
    private final Replays replays;
    private final Guard<DeskUser> manager;
    private final Pages pages;

    /// What a form without a fault says.
    private record Agreed(String name, Currency currency, LocalDate from, Terms terms) {}

    /// A form on its way: for which client, and for which contract if there is one.
    ///
    /// @param earns what its lines would have earned last month, where they can be read
    private record Draft(
            Client client,
            Optional<Contract> contract,
            Written written,
            List<String> warnings,
            Optional<WouldEarn> earns) {

        Draft(Client client, Optional<Contract> contract, Written written, List<String> warnings) {
            this(client, contract, written, warnings, Optional.empty());
        }

        Draft earning(Optional<WouldEarn> would) {
            return new Draft(client, contract, written, warnings, would);
        }
    }

    public TermsEditor(
            Database database,
            InstantSource clock,
            Clients clients,
            Contracts contracts,
            Calendars calendars,
            Suppliers suppliers,
            Replays replays,
            Guard<DeskUser> manager,
            Pages pages) {
        this.database = database;
        this.clock = clock;
        this.keys = new RequestKeys(database, clock);
        this.clients = clients;
        this.contracts = contracts;
        this.calendars = calendars;
        this.suppliers = suppliers;
        this.replays = replays;
        this.manager = manager;
        this.pages = pages;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/contracts/new", ACCOUNT_MANAGER, this::begin),
                Route.post("/contracts", ACCOUNT_MANAGER, this::agree),
                Route.get("/contracts/{id}/versions/new", ACCOUNT_MANAGER, this::beginVersion),
                Route.post("/contracts/{id}/versions", ACCOUNT_MANAGER, this::amend));
    }

    /// Without a client it is they who have to be chosen first.
    private void begin(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(manager.require(request).scope());
        Optional<Long> asked = Form.ofQuery(request).optionalId("client");
        if (asked.isEmpty()) {
            Pages.seeOther(response, "/clients");
            return;
        }
        Client client = clients.client(tx, asked.get());
        if (calendars.all(tx).isEmpty()) {
            throw new Refusal.Conflict("account.calendar-first");
        }
        Written written = Written.before(firstValues(client), Map.of("stopping", defaultStopping()), texts());
        send(request, response, tx, new Draft(client, Optional.empty(), written, List.of()));
    }

    private void agree(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        Tx read = database.read(user.scope());
        Client client = clients.client(read, form.id("client"));
        save(request, response, form, client, Optional.empty(), user);
    }

    private void beginVersion(ServerRequest request, ServerResponse response) {
        Tx tx = database.read(manager.require(request).scope());
        Contract contract = Asked.contract(contracts, tx, request);
        Client client = clients.client(tx, contract.clientId());
        LocalDate today = clock.instant().atZone(client.zone()).toLocalDate();
        ContractVersion shown = ContractPages.shown(
                contracts.versions(tx, contract), Form.ofQuery(request).optionalId("version"), today);
        Map<String, String> values = TermsFields.values(shown.terms());
        values.put("from", today.plusMonths(1).withDayOfMonth(1).toString());
        Map<String, List<String>> lists = TermsFields.lists(shown.terms());
        new LineValues(values, lists, calendar -> calendars.idOf(tx, calendar), addresses(tx, client))
                .put(shown.terms().lines());
        Written written = Written.before(values, lists, texts());
        Optional<WouldEarn> earns = earns(
                tx,
                client,
                Optional.of(contract),
                contract.currency(),
                shown.terms().lines());
        send(request, response, tx, new Draft(client, Optional.of(contract), written, List.of()).earning(earns));
    }

    private void amend(ServerRequest request, ServerResponse response) {
        DeskUser user = manager.require(request);
        Form form = Form.of(request);
        Tx read = database.read(user.scope());
        Contract contract = Asked.contract(contracts, read, request);
        save(request, response, form, clients.client(read, contract.clientId()), Optional.of(contract), user);
    }

    /// Saves the form, or shows it again with what is wrong or worth a second look.
    private void save(
            ServerRequest request,
            ServerResponse response,
            Form form,
            Client client,
            Optional<Contract> contract,
            DeskUser user) {
        Tx read = database.read(user.scope());
        Written written = Written.sent(form, texts());
        try {
            Optional<String> button = form.optional("do", 40);
            if (button.isPresent() && !button.get().equals("earn")) {
                Written edited = LineEdits.after(written, button.get());
                send(request, response, read, new Draft(client, contract, edited, List.of()));
                return;
            }
            Agreed agreed = agreed(form, read, client, contract);
            Optional<WouldEarn> earns = earns(
                    read, client, contract, agreed.currency(), agreed.terms().lines());
            if (button.isPresent()) {
                send(request, response, read, new Draft(client, contract, written, List.of()).earning(earns));
                return;
            }
            List<String> warnings = judged(read, client, agreed);
            if (!warnings.isEmpty() && !form.checked("accepted")) {
                send(request, response, read, new Draft(client, contract, written, warnings).earning(earns));
                return;
            }
            String path = keys.once(user.scope(), form.text("key", 80), tx -> kept(tx, client, contract, agreed, user));
            Pages.seeOther(response, path);
        } catch (Refusal.Invalid refusal) {
            response.status(Status.BAD_REQUEST_400);
            send(request, response, read, new Draft(client, contract, written.refused(refusal), List.of()));
        }
    }

    /// What lines would have earned on last month's work, if they can stand together.
    private Optional<WouldEarn> earns(
            Tx tx, Client client, Optional<Contract> contract, Currency currency, List<ContractLine> lines) {
        YearMonth month = YearMonth.from(clock.instant().atZone(client.zone())).minusMonths(1);
        try {
            return replays.wouldEarn(tx, client, contract, currency, lines, month)
                    .map(books -> WouldEarn.of(month, books, texts()));
        } catch (Refused refused) {
            throw Refusal.Invalid.field("lines", refused.sentence());
        }
    }

    /// Reads the head of the form and the terms below it to the end, so that all that is wrong is told at once.
    private Agreed agreed(Form form, Tx tx, Client client, Optional<Contract> contract) {
        var tries = new Tries();
        String name = contract.map(Contract::name).orElseGet(() -> tries.of(() -> form.text("name", LONGEST_NAME), ""));
        Currency currency =
                contract.map(Contract::currency).orElseGet(() -> tries.of(() -> currency(form), USUAL_CURRENCY));
        LocalDate from = tries.of(
                () -> form.optionalDate("from").orElseThrow(() -> Refusal.Invalid.field("from", "form.missing")),
                clock.instant().atZone(client.zone()).toLocalDate());
        Optional<Terms> terms = tries.of(
                () -> Optional.of(new TermsReader(calendars, tx, form, from, ids(tx, client)).read(currency)),
                Optional.empty());
        tries.end();
        return new Agreed(name, currency, from, terms.orElseThrow());
    }

    private String kept(Tx tx, Client client, Optional<Contract> contract, Agreed agreed, DeskUser user) {
        Optional<Long> by = Optional.of(user.technicianId());
        if (contract.isPresent()) {
            ContractVersion version = contracts.amend(tx, contract.get(), agreed.from(), agreed.terms(), by);
            return "/contracts/" + version.contractId() + "?version=" + version.id();
        }
        return "/contracts/"
                + contracts
                        .agree(tx, client.id(), agreed.name(), agreed.currency(), agreed.from(), agreed.terms(), by)
                        .id();
    }

    private List<String> judged(Tx tx, Client client, Agreed agreed) {
        SlaPolicy policy = contracts.policy(tx, client.name(), Contracts.checked(agreed.terms()));
        PolicyReview review = PolicyReview.of(
                policy,
                suppliers.owing(tx),
                agreed.from().atStartOfDay(client.zone()).toInstant());
        var sentences = new Sentences(pages.texts(), client.zone());
        review.refusals().stream()
                .map(why -> Refusal.Invalid.field("terms", "contract.terms-wrong", sentences.of(why)))
                .reduce(Refusal.Invalid::and)
                .ifPresent(refusal -> {
                    throw refusal;
                });
        return sentences.of(review.warnings());
    }

    /// The id of the client's contact that a mail address belongs to.
    private Function<String, Optional<String>> ids(Tx tx, Client client) {
        List<Contact> contacts = clients.contacts(tx, client.id());
        return address -> contacts.stream()
                .filter(contact -> contact.email().equalsIgnoreCase(address))
                .map(contact -> String.valueOf(contact.id()))
                .findFirst();
    }

    private Function<String, String> addresses(Tx tx, Client client) {
        Map<String, String> addresses = clients.contacts(tx, client.id()).stream()
                .collect(Collectors.toMap(contact -> String.valueOf(contact.id()), Contact::email));
        return id -> addresses.getOrDefault(id, id);
    }

    private static Currency currency(Form form) {
        try {
            return Money.currency(form.text("currency", 3));
        } catch (Refused unknown) {
            throw Refusal.Invalid.field("currency", unknown.sentence());
        }
    }

    private void send(ServerRequest request, ServerResponse response, Tx tx, Draft draft) {
        Optional<Contract> contract = draft.contract();
        String clientPath = "/clients/" + draft.client().id();
        pages.send(
                request,
                response,
                new TermsPage(
                        contract.map(Contract::name).orElseGet(() -> texts().with("account.new-contract")),
                        draft.client().name(),
                        clientPath,
                        contract.map(one -> "/contracts/" + one.id() + "/versions")
                                .orElse("/contracts"),
                        contract.map(one -> "/contracts/" + one.id()).orElse(clientPath),
                        String.valueOf(draft.client().id()),
                        heads(draft),
                        TermsFields.of(draft.written(), calendars.all(tx), texts()),
                        draft.written().errors(),
                        draft.warnings(),
                        draft.earns(),
                        UUID.randomUUID().toString()));
    }

    private static List<Field> heads(Draft draft) {
        Field from = draft.written().field("from", "account.from", "date", "");
        return draft.contract().isPresent()
                ? List.of(from)
                : List.of(
                        draft.written().text("name", "account.contract-name"),
                        draft.written().text("currency", "account.currency"),
                        from);
    }

    private Map<String, String> firstValues(Client client) {
        Map<String, String> values = new HashMap<>();
        LocalDate today = clock.instant().atZone(client.zone()).toLocalDate();
        values.put("from", today.withDayOfMonth(1).plusMonths(1).toString());
        values.put("currency", USUAL_CURRENCY.getCurrencyCode());
        values.put("reopenDays", "5");
        values.put("warningPoints", "50, 75, 90");
        values.put("attainmentTarget", "95");
        values.put("smallSample", "0");
        values.put("creditCap", "15");
        return values;
    }

    private static List<String> defaultStopping() {
        return PauseReason.DEFAULT_STOPPING.stream().map(PauseReason::key).toList();
    }

    private Texts texts() {
        return pages.texts();
    }
}
