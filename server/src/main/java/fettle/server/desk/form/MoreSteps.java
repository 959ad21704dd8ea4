package fettle.server.desk.form;

import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.log.ExclusionReason;
import fettle.web.Refusal;
import fettle.web.route.Who;
import java.util.List;

/// What is seldom done to a ticket, as a table of forms beside [Steps].
public final class MoreSteps {

    private static final int LINE = 250;
    private static final int LONG_LINE = 500;
    private static final int LONGEST = 100_000;

    private final Ticketing ticketing;

    public MoreSteps(Ticketing ticketing) {
        this.ticketing = ticketing;
    }

    public List<Step> all() {
        return List.of(
                new Step("contact", List.of("contact"), this::choose),
                new Step("merge", List.of("into"), this::merge),
                new Step("participant", List.of("contact"), this::addParticipant),
                new Step("still-solved", List.of(), this::keepSolved),
                new Step("joining", List.of(), this::join),
                new Step("parting", List.of(), this::part),
                new Step("split", List.of("message", "subject"), this::split),
                new Step("supplier-out", List.of("supplier", "words", "mail", "followUpAt"), this::give),
                new Step("supplier-write", List.of("text", "followUpAt"), this::write),
                new Step("supplier-asks", List.of("words"), this::asks),
                new Step("supplier-answered", List.of("followUpAt"), this::answered),
                new Step("supplier-back", List.of("words"), this::back),
                new Step("exclusion", List.of("from", "until", "exclusionReason", "words"), this::exclude),
                new Step("case-exclusion", List.of("exclusionReason", "words"), this::excludeWhole),
                new Step("exclusion-approval", List.of("exclusion"), this::approve, Who.LEAD),
                new Step("exclusion-refusal", List.of("exclusion", "words"), this::decline, Who.LEAD),
                new Step("sending-again", List.of("recipient", "address"), this::sendAgain),
                new Step("delivery-settlement", List.of("recipient", "words"), this::settle),
                new Step("reassignment", List.of("client", "why"), this::reassign));
    }

    private Ticket choose(Act act) {
        return ticketing.askers().choose(act.tx(), act.seen(), act.by(), id(act, "contact"));
    }

    private Ticket addParticipant(Act act) {
        return ticketing.askers().addParticipant(act.tx(), act.seen(), act.by(), id(act, "contact"));
    }

    private Ticket keepSolved(Act act) {
        return ticketing.afterSolving().keepSolved(act.tx(), act.seen(), act.by());
    }

    private Ticket merge(Act act) {
        String typed = act.form().text("into", 20).replace("#", "").strip();
        if (!typed.matches("[0-9]{1,15}")) {
            throw Refusal.Invalid.field("into", "desk.number-unreadable", typed);
        }
        return ticketing.merging().merge(act.tx(), act.seen(), act.by(), Long.parseLong(typed));
    }

    private Ticket join(Act act) {
        return ticketing.spokenOf().join(act.tx(), act.seen(), act.by());
    }

    private Ticket part(Act act) {
        return ticketing.merging().part(act.tx(), act.seen(), act.by());
    }

    private Ticket split(Act act) {
        return ticketing
                .splitting()
                .split(
                        act.tx(),
                        act.seen(),
                        act.by(),
                        id(act, "message"),
                        act.form().text("subject", LINE));
    }

    private Ticket give(Act act) {
        var followUp = act.moments().parse("followUpAt", act.form().text("followUpAt", 40));
        String mail = act.form().optionalLines("mail", LONGEST).orElse("");
        return ticketing
                .suppliers()
                .give(act.tx(), act.seen(), act.by(), id(act, "supplier"), followUp, words(act), mail);
    }

    private Ticket write(Act act) {
        var followUp = act.moments().parse("followUpAt", act.form().text("followUpAt", 40));
        String text = act.form().lines("text", LONGEST);
        return ticketing.suppliers().write(act.tx(), act.seen(), act.by(), text, followUp);
    }

    private Ticket asks(Act act) {
        return ticketing.suppliers().asks(act.tx(), act.seen(), act.by(), words(act));
    }

    private Ticket answered(Act act) {
        var followUp = act.moments().parse("followUpAt", act.form().text("followUpAt", 40));
        return ticketing.suppliers().answered(act.tx(), act.seen(), act.by(), followUp);
    }

    private Ticket back(Act act) {
        return ticketing.suppliers().back(act.tx(), act.seen(), act.by(), words(act));
    }

    private Ticket exclude(Act act) {
        return ticketing
                .exclusions()
                .ask(
                        act.tx(),
                        act.seen(),
                        act.by(),
                        act.moments().passed("from", act.form().text("from", 40)),
                        act.moments().passed("until", act.form().text("until", 40)),
                        act.form().one(ExclusionReason.class, "exclusionReason"),
                        words(act));
    }

    private Ticket excludeWhole(Act act) {
        ExclusionReason reason = act.form().one(ExclusionReason.class, "exclusionReason");
        return ticketing.exclusions().askWhole(act.tx(), act.seen(), act.by(), reason, words(act));
    }

    private Ticket approve(Act act) {
        return ticketing.exclusions().approve(act.tx(), act.seen(), act.by(), id(act, "exclusion"));
    }

    private Ticket decline(Act act) {
        return ticketing.exclusions().decline(act.tx(), act.seen(), act.by(), id(act, "exclusion"), words(act));
    }

    private Ticket sendAgain(Act act) {
        String address = act.form().optional("address", LONG_LINE).orElse("");
        return ticketing.deliveries().sendAgain(act.tx(), act.seen(), act.by(), id(act, "recipient"), address);
    }

    private Ticket settle(Act act) {
        return ticketing.deliveries().settle(act.tx(), act.seen(), act.by(), id(act, "recipient"), words(act));
    }

    private Ticket reassign(Act act) {
        String why = act.form().optional("why", LINE).orElse("");
        return ticketing.reassigning().reassign(act.tx(), act.seen(), act.by(), id(act, "client"), why);
    }

    private static long id(Act act, String field) {
        return act.form().optionalId(field).orElseThrow(() -> Refusal.Invalid.field(field, "desk.choose-one"));
    }

    private static String words(Act act) {
        return act.form().optional("words", LONG_LINE).orElse("");
    }
}
