package fettle.server.api.agreement;

import fettle.contracts.money.Money;
import fettle.server.api.call.Amount;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.Calendars;
import fettle.server.contract.Contract;
import fettle.server.contract.ContractVersion;
import fettle.server.contract.Contracts;
import fettle.server.contract.DirectCost;
import fettle.server.contract.Terms;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was agreed with each client, and what else is spent on them.
public final class ContractResource implements Resource {

    /// A contract with all its versions, oldest first.
    record Agreed(
            String id,
            String client,
            String name,
            String currency,
            LocalDate startsOn,
            Optional<LocalDate> endsOn,
            List<Version> versions) {}

    /// The terms from a day (included) to a day (excluded).
    record Version(String id, LocalDate validFrom, Optional<LocalDate> validUntil, TermsJson terms) {

        static Version of(ContractVersion version, WorkJson.CalendarIds calendars) {
            return new Version(
                    String.valueOf(version.id()),
                    version.validFrom(),
                    version.validUntil(),
                    TermsJson.of(version.terms(), calendars));
        }
    }

    /// A direct cost of a client.
    record Cost(String id, String client, YearMonth month, String label, Amount amount) {

        static Cost of(long clientId, DirectCost cost) {
            return new Cost(
                    String.valueOf(cost.id()),
                    String.valueOf(clientId),
                    cost.month(),
                    cost.label(),
                    Amount.of(cost.amount()));
        }
    }

    private final Clients clients;
    private final Contracts contracts;
    private final Calendars calendars;

    public ContractResource(Clients clients, Contracts contracts, Calendars calendars) {
        this.clients = clients;
        this.contracts = contracts;
        this.calendars = calendars;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/contracts", this::list),
                Operation.create(
                        "/contracts", Who.API_ACCOUNT_MANAGER, this::agree, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/contracts/{id}", (call, tx) -> one(tx, call.inPath("id"))),
                Operation.create(
                        "/contracts/{id}/versions",
                        Who.API_ACCOUNT_MANAGER,
                        "/contracts/{id}",
                        this::amend,
                        (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.read("/clients/{id}/direct-costs/{month}", this::costs),
                Operation.create(
                        "/clients/{id}/direct-costs/{month}",
                        Who.API_ACCOUNT_MANAGER,
                        "/clients/{id}/direct-costs/{month}",
                        this::addCost,
                        this::cost));
    }

    private Object list(Call call, Tx tx) {
        List<Contract> all = call.idParameter("client")
                .map(client -> contracts.ofClient(tx, clients.client(tx, client).id()))
                .orElseGet(() -> contracts.all(tx));
        return call.listing().of(all, Contract::id).map(contract -> shown(tx, contract));
    }

    private Agreed one(Tx tx, long id) {
        return shown(tx, contracts.find(tx, id));
    }

    private Agreed shown(Tx tx, Contract contract) {
        return new Agreed(
                String.valueOf(contract.id()),
                String.valueOf(contract.clientId()),
                contract.name(),
                contract.currency().getCurrencyCode(),
                contract.startsOn(),
                contract.endsOn(),
                contracts.versions(tx, contract).stream()
                        .map(version -> Version.of(version, calendar -> calendars.idOf(tx, calendar)))
                        .toList());
    }

    private Function<Tx, String> agree(Call call) {
        Members body = call.body();
        Currency currency = currency(body);
        return tx -> {
            Terms terms = TermsJson.read(body.object("terms"), reading(tx, currency));
            Client client = clients.client(tx, body.id("client"));
            if (client.reserved()) {
                throw Refusal.Invalid.field("client", "client.not-found");
            }
            return String.valueOf(contracts
                    .agree(
                            tx,
                            client.id(),
                            body.text("name"),
                            currency,
                            body.date("startsOn"),
                            terms,
                            Optional.of(call.technician().id()))
                    .id());
        };
    }

    private Function<Tx, String> amend(Call call) {
        LocalDate from = call.body().date("validFrom");
        return tx -> {
            Contract contract = contracts.find(tx, call.inPath("id"));
            Terms terms = TermsJson.read(call.body().object("terms"), reading(tx, contract.currency()));
            contracts.amend(
                    tx, contract, from, terms, Optional.of(call.technician().id()));
            return String.valueOf(contract.id());
        };
    }

    private LineReading reading(Tx tx, Currency currency) {
        return new LineReading(currency, id -> calendars.calendar(tx, id));
    }

    private static Currency currency(Members body) {
        return Currency.getInstance(body.text("currency"));
    }

    private Object costs(Call call, Tx tx) {
        long client = clients.client(tx, call.inPath("id")).id();
        return call.listing()
                .of(contracts.costs(tx, client, call.monthInPath("month")), DirectCost::id)
                .map(cost -> Cost.of(client, cost));
    }

    private Function<Tx, String> addCost(Call call) {
        Money amount = Amount.money(call.body().object("amount"));
        YearMonth month = call.monthInPath("month");
        return tx -> {
            long client = clients.client(tx, call.inPath("id")).id();
            return String.valueOf(contracts
                    .addCost(tx, client, month, call.body().text("label"), amount)
                    .id());
        };
    }

    private Object cost(Call call, Tx tx, String id) {
        long client = call.inPath("id");
        return contracts.costs(tx, client, call.monthInPath("month")).stream()
                .filter(cost -> String.valueOf(cost.id()).equals(id))
                .findFirst()
                .map(cost -> Cost.of(client, cost))
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
    }
}
