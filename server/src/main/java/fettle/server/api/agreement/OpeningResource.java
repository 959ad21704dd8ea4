package fettle.server.api.agreement;

import fettle.contracts.contract.Opening;
import fettle.contracts.money.Minutes;
import fettle.contracts.words.Refused;
import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.contract.Contract;
import fettle.server.contract.Contracts;
import fettle.server.contract.term.Openings;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What lines of a contract still held when it was taken over in mid-period.
public final class OpeningResource implements Resource {

    /// A contract's lines that had been used before.
    record TakenOver(String contract, List<Left> lines) {}

    /// Exact minutes, such as `1200` or `33340/1111`.
    record Left(String line, String minutes) {

        static Left of(Opening opening) {
            return new Left(opening.line(), opening.left().toString());
        }
    }

    private final Contracts contracts;
    private final Openings openings;

    public OpeningResource(Contracts contracts, Openings openings) {
        this.contracts = contracts;
        this.openings = openings;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/contracts/{id}/openings", (call, tx) -> shown(tx, call.inPath("id"))),
                Operation.put(
                        "/contracts/{id}/openings",
                        Who.API_ACCOUNT_MANAGER,
                        this::set,
                        (_, tx, id) -> shown(tx, Long.parseLong(id))));
    }

    private TakenOver shown(Tx tx, long id) {
        Contract contract = contracts.find(tx, id);
        return new TakenOver(
                String.valueOf(id),
                openings.of(tx, contract).stream().map(Left::of).toList());
    }

    private Function<Tx, String> set(Call call) {
        Members body = call.body();
        String line = body.text("line");
        Optional<Minutes> left = body.optionalText("minutes").map(OpeningResource::minutes);
        return tx -> {
            Contract contract = contracts.find(tx, call.inPath("id"));
            openings.set(tx, contract, line, left);
            return String.valueOf(contract.id());
        };
    }

    private static Minutes minutes(String written) {
        try {
            return Minutes.parse(written);
        } catch (Refused refused) {
            throw Refusal.Invalid.field("minutes", refused.sentence());
        }
    }
}
