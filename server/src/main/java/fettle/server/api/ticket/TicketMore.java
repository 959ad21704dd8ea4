package fettle.server.api.ticket;

import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.api.ticket.TicketActs.Verb;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.log.ExclusionReason;
import java.util.List;

/// What is seldom done with a ticket: merging, splitting, suppliers, excluded time, another client. Each answers with
/// the ticket as it then stands.
public final class TicketMore implements Resource {

    private final Ticketing ticketing;
    private final TicketActs acts;

    public TicketMore(TicketDesk desk) {
        this.ticketing = desk.ticketing();
        this.acts = new TicketActs(desk.reader());
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                acts.act("contact", this::choose),
                acts.act("merge", this::merge),
                acts.act("joining", _ -> ticketing.spokenOf()::join),
                acts.act("still-solved", _ -> ticketing.afterSolving()::keepSolved),
                acts.act("part", _ -> ticketing.merging()::part),
                acts.act("split", this::split),
                acts.act("supplier-out", this::give),
                acts.act("supplier-write", this::write),
                acts.act("supplier-asks", this::asks),
                acts.act("supplier-answered", this::answered),
                acts.act("supplier-back", this::back),
                acts.act("exclusion", this::exclude),
                acts.act("case-exclusion", this::excludeWhole),
                acts.lead("exclusion-approval", this::approve),
                acts.lead("exclusion-refusal", this::decline),
                acts.act("sending-again", this::sendAgain),
                acts.act("delivery-settlement", this::settle),
                acts.act("reassignment", this::reassign));
    }

    private Verb choose(Members body) {
        return (tx, seen, by) -> ticketing.askers().choose(tx, seen, by, body.id("contact"));
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
                .give(
                        tx,
                        seen,
                        by,
                        body.id("supplier"),
                        body.instant("followUpAt"),
                        body.text("words"),
                        body.text("mail", ""));
    }

    private Verb write(Members body) {
        return (tx, seen, by) ->
                ticketing.suppliers().write(tx, seen, by, body.text("text"), body.instant("followUpAt"));
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

    private Verb excludeWhole(Members body) {
        return (tx, seen, by) -> ticketing
                .exclusions()
                .askWhole(tx, seen, by, body.one(ExclusionReason.class, "reason"), body.text("words"));
    }

    private Verb approve(Members body) {
        return (tx, seen, by) -> ticketing.exclusions().approve(tx, seen, by, body.id("exclusion"));
    }

    private Verb decline(Members body) {
        return (tx, seen, by) -> ticketing.exclusions().decline(tx, seen, by, body.id("exclusion"), body.text("words"));
    }

    private Verb sendAgain(Members body) {
        return (tx, seen, by) ->
                ticketing.deliveries().sendAgain(tx, seen, by, body.id("recipient"), body.text("address"));
    }

    private Verb settle(Members body) {
        return (tx, seen, by) -> ticketing.deliveries().settle(tx, seen, by, body.id("recipient"), body.text("words"));
    }

    private Verb reassign(Members body) {
        return (tx, seen, by) -> ticketing.reassigning().reassign(tx, seen, by, body.id("client"), body.text("why"));
    }
}
