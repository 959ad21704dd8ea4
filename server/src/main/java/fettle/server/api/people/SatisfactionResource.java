package fettle.server.api.people;

import fettle.server.account.page.SatisfactionPages;
import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.ask.survey.Satisfaction;
import fettle.server.ask.survey.Surveys;
import fettle.server.client.Clients;
import fettle.server.store.Tx;
import fettle.web.route.Who;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    /// Whether its people are asked at all.
    record Standing(boolean asks) {}

    private final Clients clients;
    private final Surveys surveys;

    public SatisfactionResource(Clients clients, Surveys surveys) {
        this.clients = clients;
        this.surveys = surveys;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/clients/{id}/satisfaction/{month}", this::month),
                Operation.read("/clients/{id}/surveys", this::standing),
                Operation.put(
                        "/clients/{id}/surveys",
                        Who.API_ACCOUNT_MANAGER,
                        this::ask,
                        (call, tx, _) -> standing(call, tx)));
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

    private Standing standing(Call call, Tx tx) {
        return new Standing(
                surveys.asks(tx, clients.client(tx, call.inPath("id")).id()));
    }

    private Function<Tx, String> ask(Call call) {
        boolean asks = call.body().yes("asks", true);
        return tx -> {
            surveys.ask(tx, clients.client(tx, call.inPath("id")).id(), asks);
            return call.textInPath("id");
        };
    }
}
