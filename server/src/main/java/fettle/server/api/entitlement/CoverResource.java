package fettle.server.api.entitlement;

import fettle.contracts.settle.pool.Balance;
import fettle.server.account.Booked;
import fettle.server.account.ClientMonths;
import fettle.server.account.Covers;
import fettle.server.account.Ledger;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.client.Client;
import fettle.server.client.Clients;
import fettle.server.contract.closed.ClosedMonth;
import fettle.server.contract.closed.ClosedMonths;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import fettle.web.text.Sentences;
import fettle.web.text.Texts;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Whether work is covered, and why; what is used up; and the months that are closed.
public final class CoverResource implements Resource {

    /// A time entry with what it is to the contract.
    record Entry(String id, long ticket, Instant startedAt, int minutes, boolean late, SettledJson settlement) {}

    /// A month as its bill went out.
    ///
    /// @param figures amounts in minor units, and counts
    record Closed(YearMonth month, Instant closedAt, String currency, Map<String, Long> figures) {

        static Closed of(ClosedMonth closed) {
            return new Closed(
                    closed.month(),
                    closed.at(),
                    closed.currency().map(Object::toString).orElse(""),
                    closed.figures());
        }
    }

    private final Clients clients;
    private final Covers covers;
    private final ClientMonths months;
    private final ClosedMonths closed;
    private final Texts texts;

    public CoverResource(Clients clients, Covers covers, ClientMonths months, ClosedMonths closed, Texts texts) {
        this.clients = clients;
        this.covers = covers;
        this.months = months;
        this.closed = closed;
        this.texts = texts;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/clients/{id}/coverage", this::coverage),
                Operation.read("/clients/{id}/consumption/{month}", this::consumption),
                Operation.read("/clients/{id}/settlements/{month}", this::settlements),
                Operation.read("/clients/{id}/closed-months", this::closedMonths),
                Operation.create(
                        "/clients/{id}/closed-months",
                        Who.API_ACCOUNT_MANAGER,
                        "/clients/{id}/closed-months",
                        this::close,
                        this::closedMonth));
    }

    private Object coverage(Call call, Tx tx) {
        Client client = clients.client(tx, call.inPath("id"));
        Instant start =
                call.instantParameter("startedAt").orElseThrow(() -> Refusal.Invalid.field("startedAt", "api.missing"));
        int minutes = call.parameter("minutes")
                .map(Integer::parseInt)
                .orElseThrow(() -> Refusal.Invalid.field("minutes", "api.missing"));
        var asked = new Covers.Asked(
                start,
                minutes,
                call.parameter("service").orElse(""),
                call.parameter("kind").orElse(""),
                call.parameter("contact").orElse(""));
        return SettledJson.of(
                covers.wouldCover(tx, client.id(), asked),
                start.atZone(client.zone()).toLocalDate(),
                words(client));
    }

    private Object consumption(Call call, Tx tx) {
        List<Balance> held = covers.balances(tx, call.inPath("id"), call.monthInPath("month"));
        return call.listing().of(held, one -> held.indexOf(one) + 1L).map(HeldJson::of);
    }

    private Object settlements(Call call, Tx tx) {
        Client client = clients.client(tx, call.inPath("id"));
        List<Booked> work = months.month(tx, client.id(), call.monthInPath("month"))
                .ledger()
                .map(Ledger::work)
                .orElse(List.of());
        return call.listing().of(work, booked -> booked.work().id()).map(booked -> entry(booked, client));
    }

    private Entry entry(Booked booked, Client client) {
        return new Entry(
                String.valueOf(booked.work().id()),
                booked.work().ticketNumber(),
                booked.work().startedAt(),
                booked.work().minutes(),
                booked.isLate(),
                SettledJson.of(booked.settlement(), booked.work().day(), words(client)));
    }

    private Object closedMonths(Call call, Tx tx) {
        long client = clients.client(tx, call.inPath("id")).id();
        return call.listing()
                .of(closed.of(tx, client), month -> month.at().toEpochMilli())
                .map(Closed::of);
    }

    private Function<Tx, String> close(Call call) {
        YearMonth month = call.body().month("month");
        return tx -> {
            months.close(
                    tx,
                    clients.client(tx, call.inPath("id")).id(),
                    month,
                    call.technician().id());
            return month.toString();
        };
    }

    private Object closedMonth(Call call, Tx tx, String month) {
        return closed.find(tx, call.inPath("id"), YearMonth.parse(month))
                .map(Closed::of)
                .orElseThrow(() -> new Refusal.NotFound("refusal.not-found"));
    }

    private Sentences words(Client client) {
        return new Sentences(texts, client.zone());
    }
}
