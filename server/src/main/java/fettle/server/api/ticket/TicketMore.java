package fettle.server.api.ticket;

import fettle.server.api.call.Call;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.store.Tx;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.ExclusionReason;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.util.List;
import java.util.function.Function;

/// What is seldom done with a ticket: merging, splitting, suppliers, excluded time, another client. Each answers with
/// the ticket as it then stands.
public final class TicketMore implements Resource {

    /// One change of a ticket that the call has prepared.
    @FunctionalInterface
    private interface Verb {
        void on(Tx tx, Seen seen, Actor.Technician by);
    }

    private final Ticketing ticketing;
    private final TicketReader reader;

    public TicketMore(TicketDesk desk) {
        this.ticketing = desk.ticketing();
        this.reader = desk.reader();
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                act("merge", this::merge),
                act("part", _ -> ticketing.merging()::part),
                act("split", this::split),
                act("supplier-out", this::give),
                act("supplier-asks", this::asks),
                act("supplier-answered", this::answered),
                act("supplier-back", this::back),
                act("exclusion", this::exclude),
                lead("exclusion-approval", this::approve),
                lead("exclusion-refusal", this::decline),
                act("reassignment", this::reassign));
    }

    private Operation act(String word, Function<Members, Verb> verb) {
        return Operation.act(
                "/tickets/{number}/" + word,
                Who.API,
                call -> prepared(call, verb.apply(call.body())),
                (call, tx, _) -> reader.one(tx, call.inPath("number")));
    }

    private Operation lead(String word, Function<Members, Verb> verb) {
        return Operation.act(
                "/tickets/{number}/" + word,
                Who.API,
                call -> prepared(mustLead(call), verb.apply(call.body())),
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

    private Verb merge(Members body) {
        return (tx, seen, by) -> ticketing.merging().merge(tx, seen, by, body.amount("into"));
    }

    private Verb split(Members body) {
        return (tx, seen, by) -> ticketing.splitting().split(tx, seen, by, body.id("entry"), body.text("subject"));
    }

    private Verb give(Members body) {
        return (tx, seen, by) -> ticketing
                .suppliers()
                .give(tx, seen, by, body.id("supplier"), body.instant("followUpAt"), body.text("words"));
    }

    private Verb asks(Members body) {
        return (tx, seen, by) -> ticketing.suppliers().asks(tx, seen, by, body.text("words"));
    }

    private Verb answered(Members body) {
        return (tx, seen, by) -> ticketing.suppliers().answered(tx, seen, by, body.instant("followUpAt"));
    }

    private Verb back(Members body) {
        return (tx, seen, by) -> ticketing.suppliers().back(tx, seen, by, body.text("words"));
    }

    private Verb exclude(Members body) {
        return (tx, seen, by) -> ticketing
                .exclusions()
                .ask(
                        tx,
                        seen,
                        by,
                        body.instant("from"),
                        body.instant("until"),
                        body.one(ExclusionReason.class, "reason"),
                        body.text("words"));
    }

    private Verb approve(Members body) {
        return (tx, seen, by) -> ticketing.exclusions().approve(tx, seen, by, body.id("exclusion"));
    }

    private Verb decline(Members body) {
        return (tx, seen, by) -> ticketing.exclusions().decline(tx, seen, by, body.id("exclusion"), body.text("words"));
    }

    private Verb reassign(Members body) {
        return (tx, seen, by) -> ticketing.reassigning().reassign(tx, seen, by, body.id("client"), body.text("why"));
    }
}
