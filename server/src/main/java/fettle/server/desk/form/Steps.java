package fettle.server.desk.form;

import fettle.contracts.sla.Impact;
import fettle.contracts.sla.PauseReason;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.Triage.Findings;
import fettle.server.ticket.Triage.Meaning;
import fettle.server.ticket.Triage.Verdict;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.reply.Reply;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.server.worklog.WorkTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All that can be done to a ticket from its page, as a table of forms. What goes to the client is in [Entries].
public final class Steps {

    private static final int LINE = 250;
    private static final int LINES = 100_000;

    private final Ticketing ticketing;
    private final Saying saying;

    /// @param secondThoughts how long a reply can be taken back before it goes out
    public Steps(Ticketing ticketing, Duration secondThoughts) {
        this.ticketing = ticketing;
        this.saying = new Saying(ticketing, secondThoughts);
    }

    public List<Step> all() {
        return Stream.concat(usual().stream(), new WaitingSteps(ticketing.waiting()).all().stream())
                .toList();
    }

    /// The fields of the form in which replies are written.
    public List<String> fieldsOfReply() {
        return Entries.FIELDS;
    }

    private List<Step> usual() {
        return List.of(
                new Step("entries", Entries.FIELDS, new Entries(ticketing, saying)::add),
                new Step("owner", List.of(), this::take),
                new Step("hand-over", List.of("owner", "group", "why"), this::handOver),
                new Step("acceptance", List.of(), this::accept),
                new Step("return", List.of("why"), this::giveBack),
                new Step("wait", List.of("reason", "followUpAt", "question"), this::waitFor),
                new Step("resumption", List.of(), this::resume),
                new Step("longer-wait", List.of("followUpAt"), this::keepWaiting),
                new Step("next-action", List.of("nextAction", "nextActionAt"), this::setNextAction),
                new Step("promise", List.of("promise", "promiseAt"), this::promise),
                new Step("kept-promise", List.of(), this::keepPromise),
                new Step(
                        "triage",
                        List.of("type", "kind", "impact", "urgency", "users", "priority", "reason"),
                        this::triage),
                new Step("priority", List.of("priority", "meaning", "reason"), this::changePriority),
                new Step("reopening", List.of("why"), this::reopen),
                new Step("time", List.of("minutes", "note", "unpaid"), this::logTime));
    }

    private Ticket take(Act act) {
        return ticketing.assignment().take(act.tx(), act.seen(), act.by());
    }

    private Ticket handOver(Act act) {
        var to = new Responsible(act.form().optionalId("owner"), act.form().optionalId("group"));
        String why = act.form().optional("why", LINE).orElse("");
        return ticketing.assignment().handOver(act.tx(), act.seen(), act.by(), to, why);
    }

    private Ticket accept(Act act) {
        return ticketing.assignment().accept(act.tx(), act.seen(), act.by());
    }

    private Ticket giveBack(Act act) {
        return ticketing
                .assignment()
                .giveBack(act.tx(), act.seen(), act.by(), act.form().text("why", LINE));
    }

    private Ticket waitFor(Act act) {
        var pause = new Reply.Pause(
                act.form().one(PauseReason.class, "reason"),
                act.moments().parse("followUpAt", act.form().text("followUpAt", 40)));
        Optional<String> question = act.form().optionalLines("question", LINES);
        return question.map(words -> saying.say(act, Reply.of(words).waitingFor(pause.reason(), pause.followUpAt())))
                .orElseGet(() -> ticketing.handling().waitFor(act.tx(), act.seen(), act.by(), pause, Optional.empty()));
    }

    private Ticket resume(Act act) {
        return ticketing.handling().resume(act.tx(), act.seen(), act.by());
    }

    private Ticket keepWaiting(Act act) {
        var at = act.moments().parse("followUpAt", act.form().text("followUpAt", 40));
        return ticketing.handling().keepWaiting(act.tx(), act.seen(), act.by(), at);
    }

    private Ticket setNextAction(Act act) {
        var at = act.moments().optional("nextActionAt", act.form().optional("nextActionAt", 40));
        String words = act.form().text("nextAction", LINE);
        return ticketing.handling().setNextAction(act.tx(), act.seen(), act.by(), words, at);
    }

    private Ticket promise(Act act) {
        String words = act.form().text("promise", LINE);
        var at = act.moments().parse("promiseAt", act.form().text("promiseAt", 40));
        return ticketing.handling().promise(act.tx(), act.seen(), act.by(), words, at);
    }

    private Ticket keepPromise(Act act) {
        return ticketing.handling().keepPromise(act.tx(), act.seen(), act.by());
    }

    private Ticket triage(Act act) {
        Optional<Verdict> verdict = act.form()
                .optionalOne(Priority.class, "priority")
                .map(priority -> new Verdict(
                        priority, act.form().optional("reason", LINE).orElse("")));
        var found = new Findings(
                act.form().one(TicketType.class, "type"),
                act.form().optionalId("kind"),
                act.form().one(Impact.class, "impact"),
                act.form().one(Urgency.class, "urgency"),
                act.form().optionalCount("users"),
                verdict);
        return ticketing.triage().triage(act.tx(), act.seen(), act.by(), found);
    }

    private Ticket changePriority(Act act) {
        return ticketing
                .triage()
                .changePriority(
                        act.tx(),
                        act.seen(),
                        act.by(),
                        act.form().one(Priority.class, "priority"),
                        act.form().one(Meaning.class, "meaning"),
                        act.form().optional("reason", LINE).orElse(""));
    }

    private Ticket reopen(Act act) {
        return ticketing
                .handling()
                .reopen(act.tx(), act.seen(), act.by(), act.form().text("why", LINE));
    }

    private Ticket logTime(Act act) {
        var spent = new Reply.Spent(
                WorkTime.parse(act.form().text("minutes", 20)),
                act.form().optionalOne(NotBillable.class, "unpaid"),
                act.form().optional("note", 500).orElse(""));
        return ticketing.handling().logTime(act.tx(), act.seen(), act.by(), spent);
    }
}
