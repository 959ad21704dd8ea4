package fettle.server.api.people;

import fettle.server.account.page.SatisfactionPages;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.ask.survey.Satisfaction;
import fettle.server.ask.survey.Surveys;
import fettle.server.client.Clients;
import fettle.server.store.Tx;
import java.util.List;
import java.util.Optional;

/// What a client's people say of how their tickets went.
public final class SatisfactionResource implements Resource {

    /// A month.
    ///
    /// @param good how many gave 4 or 5; of fewer than five answers nothing more can be said
    record Said(
            String month,
            boolean asks,
            int asked,
            int answered,
            long good,
            boolean tooFew,
            Optional<Double> mean,
            double from,
            double to) {}

    private final Clients clients;
    private final Surveys surveys;

    public SatisfactionResource(Clients clients, Surveys surveys) {
        this.clients = clients;
        this.surveys = surveys;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.read("/clients/{id}/satisfaction/{month}", this::month));
    }

    private Said month(Call call, Tx tx) {
        var client = clients.client(tx, call.inPath("id"));
        var month = call.monthInPath("month");
        Satisfaction said = SatisfactionPages.inMonth(surveys, tx, client, month);
        return new Said(
                month.toString(),
                surveys.asks(tx, client.id()),
                said.asked(),
                said.answered(),
                said.good().poor(),
                said.isTooFew(),
                said.mean(),
                said.range().low(),
                said.range().high());
    }
}
