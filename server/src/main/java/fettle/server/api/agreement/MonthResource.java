package fettle.server.api.agreement;

import fettle.server.account.ClientMonths;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.store.Tx;
import java.util.List;

/// Clients' months: revenue, cost, margin and service level.
public final class MonthResource implements Resource {

    private final ClientMonths months;

    public MonthResource(ClientMonths months) {
        this.months = months;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/client-months/{month}", this::ofAll),
                Operation.read(
                        "/clients/{id}/months/{month}",
                        (call, tx) -> MonthJson.of(months.month(tx, call.inPath("id"), call.monthInPath("month")))));
    }

    private Object ofAll(Call call, Tx tx) {
        return call.listing()
                .of(
                        months.ofAll(tx, call.monthInPath("month")),
                        month -> month.client().id())
                .map(MonthJson::of);
    }
}
