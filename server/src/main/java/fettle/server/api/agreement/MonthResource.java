package fettle.server.api.agreement;

import fettle.server.account.ClientMonths;
import fettle.server.account.figure.RememberedMonths;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/// Clients' months: revenue, cost, margin and service level.
public final class MonthResource implements Resource {

    private final InstantSource clock;
    private final ClientMonths months;
    private final RememberedMonths<MonthJson> shown = new RememberedMonths<>(MonthJson::of);

    public MonthResource(InstantSource clock, ClientMonths months) {
        this.clock = clock;
        this.months = months;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/client-months/{month}", this::ofAll),
                Operation.read("/clients/{id}/months/{month}", this::month),
                Operation.act(
                        "/clients/{id}/months/{month}/approval",
                        Who.API_TIME_APPROVER,
                        this::approve,
                        (call, tx, _) -> month(call, tx)));
    }

    /// Lets all time of the month stand that others logged, as the program has seen it.
    private Function<Tx, String> approve(Call call) {
        Instant seen = call.body().optionalInstant("seenAt").orElseGet(clock::instant);
        return tx -> {
            months.approve(
                    tx,
                    call.inPath("id"),
                    call.monthInPath("month"),
                    call.technician().id(),
                    seen);
            return call.textInPath("month");
        };
    }

    private Object month(Call call, Tx tx) {
        return MonthJson.of(months.month(tx, call.inPath("id"), call.monthInPath("month")));
    }

    private Object ofAll(Call call, Tx tx) {
        return call.listing()
                .of(months.ofAll(tx, call.monthInPath("month"), shown), month -> Long.parseLong(month.client()));
    }
}
