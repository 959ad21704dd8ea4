package fettle.server.api.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.Impact;
import fettle.contracts.sla.Priority;
import fettle.contracts.sla.Urgency;
import fettle.server.api.call.Members;
import fettle.server.api.call.Operation;
import fettle.server.api.call.Resource;
import fettle.server.api.ticket.TicketActs.Verb;
import fettle.server.store.BlobStore;
import fettle.server.ticket.Assignment;
import fettle.server.ticket.Assignment.Responsible;
import fettle.server.ticket.Handling;
import fettle.server.ticket.Triage;
import fettle.server.ticket.kind.TicketType;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.waiting.WaitingReplies;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a program does with a ticket in the name of its technician; each answers with the ticket as it then stands.
public final class TicketVerbs implements Resource {

    private final Handling handling;
    private final WaitingReplies waiting;
    private final Triage triage;
    private final Assignment assignment;
    private final BlobStore blobs;
    private final TicketActs acts;

    public TicketVerbs(TicketDesk desk) {
        this.handling = desk.ticketing().handling();
        this.waiting = desk.ticketing().waiting();
        this.triage = desk.ticketing().triage();
        this.assignment = desk.ticketing().assignment();
        this.blobs = desk.blobs();
        this.acts = new TicketActs(desk.reader());
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                acts.act("reply", this::reply),
                acts.act("take-back", this::takeBack),
                acts.act("send-now", this::sendNow),
                acts.act("discard", this::discard),
                acts.act("note", this::note),
                acts.act("triage", this::judge),
                acts.act("priority", this::changePriority),
                acts.act("take", _ -> assignment::take),
                acts.act("assign", this::assign),
                acts.act("hand-over", this::handOver),
                acts.act("acceptance", _ -> assignment::accept),
                acts.act("return", this::giveBack),
                acts.act("wait", this::waitFor),
                acts.act("longer-wait", this::keepWaiting),
                acts.act("resume", _ -> handling::resume),
                acts.act("promise", this::promise),
                acts.act("promise-kept", _ -> handling::keepPromise),
                acts.act("next-action", this::nextAction),
                acts.act("resolve", this::resolve),
                acts.act("reopen", this::reopen));
    }

    private Verb reply(Members body) {
        Reply reply = new TicketBody(body).reply(blobs);
        Optional<Instant> at = body.optionalInstant("sendAt");
        if (at.isPresent() && reply.channel() != Channel.EMAIL) {
            throw Refusal.Invalid.field("sendAt", "desk.only-mail-waits");
        }
        return at.<Verb>map(time -> (tx, seen, by) -> waiting.schedule(tx, seen, by, reply, time))
                .orElse((tx, seen, by) -> handling.reply(tx, seen, by, reply));
    }

    private Verb takeBack(Members body) {
        return (tx, seen, by) -> waiting.takeBack(tx, seen, by, body.id("reply"));
    }

    private Verb sendNow(Members body) {
        return (tx, seen, by) -> waiting.sendNow(tx, seen, by, body.id("reply"), body.optionalId("to"));
    }

    private Verb discard(Members body) {
        return (tx, seen, by) -> waiting.drop(tx, seen, by, body.id("reply"));
    }

    private Verb note(Members body) {
        return (tx, seen, by) -> handling.note(tx, seen, by, body.text("text"), new TicketBody(body).spent());
    }

    private Verb judge(Members body) {
        var found = new Triage.Findings(
                body.one(TicketType.class, "type"),
                body.optionalId("kind"),
                body.one(Impact.class, "impact"),
                body.one(Urgency.class, "urgency"),
                body.optionalCount("usersAffected"),
                body.optionalObject("verdict")
                        .map(verdict ->
                                new Triage.Verdict(verdict.one(Priority.class, "priority"), verdict.text("reason"))));
        return (tx, seen, by) -> triage.triage(tx, seen, by, found);
    }

    private Verb changePriority(Members body) {
        Priority to = body.one(Priority.class, "priority");
        Triage.Meaning meaning = body.one(Triage.Meaning.class, "meaning", Triage.Meaning.CHANGE);
        return (tx, seen, by) -> triage.changePriority(tx, seen, by, to, meaning, body.text("reason"));
    }

    private Verb assign(Members body) {
        return (tx, seen, by) -> assignment.assign(tx, seen, by, responsible(body));
    }

    private Verb handOver(Members body) {
        return (tx, seen, by) -> assignment.handOver(tx, seen, by, responsible(body), body.text("why"));
    }

    private Verb giveBack(Members body) {
        return (tx, seen, by) -> assignment.giveBack(tx, seen, by, body.text("why"));
    }

    private static Responsible responsible(Members body) {
        return new Responsible(body.optionalId("owner"), body.optionalId("group"));
    }

    private Verb waitFor(Members body) {
        Reply.Pause pause = new TicketBody(body).pause();
        return (tx, seen, by) -> handling.waitFor(tx, seen, by, pause, body.optionalText("question"));
    }

    private Verb keepWaiting(Members body) {
        return (tx, seen, by) -> handling.keepWaiting(tx, seen, by, body.instant("followUpAt"));
    }

    private Verb promise(Members body) {
        return (tx, seen, by) -> handling.promise(tx, seen, by, body.text("words"), body.instant("at"));
    }

    private Verb nextAction(Members body) {
        return (tx, seen, by) -> handling.setNextAction(tx, seen, by, body.text("words"), body.optionalInstant("at"));
    }

    private Verb resolve(Members body) {
        Reply.Solution solution = new TicketBody(body).solution();
        return (tx, seen, by) -> handling.resolve(tx, seen, by, solution, body.optionalText("text"));
    }

    private Verb reopen(Members body) {
        return (tx, seen, by) -> handling.reopen(tx, seen, by, body.text("why"));
    }
}
