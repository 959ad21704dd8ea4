package fettle.server.api.ticket;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.log.Actor;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.util.function.Function;

/// The operations that change a ticket in the name of a program's technician and answer with it as it then stands.
record TicketActs(TicketReader reader) {

    /// One change of a ticket that the call has prepared.
    @FunctionalInterface
    interface Verb {
        void on(Tx tx, Seen seen, Actor.Technician by);
    }

    /// An operation for every technician's program.
    Operation act(String word, Function<Members, Verb> verb) {
        return operation(word, call -> prepared(call, verb.apply(call.body())));
    }

    /// The same, for programs of those who lead.
    Operation lead(String word, Function<Members, Verb> verb) {
        return operation(word, call -> prepared(mustLead(call), verb.apply(call.body())));
    }

    private Operation operation(String word, Function<Call, Function<Tx, String>> change) {
        return Operation.act(
                "/tickets/{number}/" + word,
                Who.API,
                change::apply,
                (call, tx, _) -> reader.one(tx, call.inPath("number")));
    }

    private static Call mustLead(Call call) {
        if (!call.user().owner().role().leads()) {
            throw new Refusal.Forbidden("refusal.forbidden");
        }
        return call;
    }

    private static Function<Tx, String> prepared(Call call, Verb verb) {
        return tx -> {
            verb.on(tx, TicketBody.seen(call), call.technician());
            return call.textInPath("number");
        };
    }
}
