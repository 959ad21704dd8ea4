package fettle.server.api.mail;

import fettle.server.api.call.Call;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.intake.Ledger;
import fettle.server.intake.held.BlockedSenders.Blocked;
import fettle.server.store.Tx;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/// Senders whose mail is held whatever else speaks for it.
public final class BlockedResource implements Resource {

    /// One of them: an address, or a domain.
    record Sender(String id, String sender, String blockedBy, Instant blockedAt) {

        static Sender of(Blocked blocked) {
            return new Sender(String.valueOf(blocked.id()), blocked.sender(), blocked.technician(), blocked.at());
        }
    }

    private final Ledger ledger;

    public BlockedResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.read("/blocked-senders", this::list),
                Operation.act("/blocked-senders", Who.API, this::block, (_, tx, id) -> one(tx, Long.parseLong(id))),
                Operation.act("/blocked-senders/{id}/removal", Who.API, this::unblock, this::list));
    }

    private Object list(Call call, Tx tx) {
        return call.listing().of(ledger.blocked(tx), Blocked::id).map(Sender::of);
    }

    private Object list(Call call, Tx tx, String id) {
        return list(call, tx);
    }

    private Sender one(Tx tx, long id) {
        return ledger.blocked(tx).stream()
                .filter(blocked -> blocked.id() == id)
                .findFirst()
                .map(Sender::of)
                .orElseThrow(() -> new Refusal.NotFound("intake.nobody-blocked"));
    }

    private Function<Tx, String> block(Call call) {
        String sender = call.body().text("sender");
        return tx ->
                String.valueOf(ledger.blockSender(tx, decider(call), sender).id());
    }

    private Function<Tx, String> unblock(Call call) {
        long id = call.inPath("id");
        return tx -> {
            ledger.unblock(tx, decider(call), one(tx, id).sender());
            return String.valueOf(id);
        };
    }

    private static Ledger.Decider decider(Call call) {
        return new Ledger.Decider(
                call.scope(), call.technician().id(), call.technician().name());
    }
}
