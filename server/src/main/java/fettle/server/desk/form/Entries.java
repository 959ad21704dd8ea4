package fettle.server.desk.form;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.ticket.Handling;
import fettle.server.ticket.Seen;
import fettle.server.ticket.Ticket;
import fettle.server.ticket.Ticketing;
import fettle.server.ticket.Tickets;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.server.worklog.WorkTime;
import fettle.web.Form;
import fettle.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the composer writes: a reply with all that follows from it, or an internal note; one form, one transaction.
final class Entries {

    static final List<String> FIELDS = Stream.concat(
                    Stream.of(
                            "kind",
                            "text",
                            "channel",
                            "unreached",
                            "minutes",
                            "unpaid",
                            "note",
                            "promise",
                            "promiseAt",
                            "nextAction",
                            "nextActionAt",
                            "reason",
                            "followUpAt",
                            "cause",
                            "solution",
                            "copy"),
                    Saying.FIELDS.stream())
            .toList();

    private static final int LONGEST = 100_000;
    private static final int LINE = 250;

    private final Handling handling;
    private final Tickets tickets;
    private final Saying saying;

    /// What the button says besides sending.
    private enum Then {
        SEND,
        WAIT,
        SOLVE
    }

    private enum Kind {
        REPLY,
        NOTE
    }

    Entries(Ticketing ticketing, Saying saying) {
        this.handling = ticketing.handling();
        this.tickets = ticketing.tickets();
        this.saying = saying;
    }

    Ticket add(Act act) {
        Ticket after = said(act);
        saying.done(act);
        return after;
    }

    private Ticket said(Act act) {
        Form form = act.form();
        return switch (form.one(Kind.class, "kind")) {
            case NOTE -> note(act, form.optionalOne(Then.class, "then").orElse(Then.SEND));
            case REPLY -> answer(act, form.optionalOne(Then.class, "then").orElse(Then.SEND));
        };
    }

    /// With a note, or without a word, a ticket is solved where the client need not or cannot be written to.
    private Ticket note(Act act, Then then) {
        if (!act.files().isEmpty()) {
            throw Refusal.Invalid.field("files", "desk.note-takes-no-files");
        }
        if (then != Then.SOLVE) {
            refuseUnsentSolution(act);
            return keepNote(act);
        }
        if (act.form().optionalLines("text", LONGEST).isEmpty()) {
            return solveSilently(act);
        }
        Ticket noted = keepNote(act);
        return handling.resolve(
                act.tx(), Seen.asItStands(noted.number()), act.by(), solution(act.form()), Optional.empty());
    }

    private Ticket keepNote(Act act) {
        String text = act.form().lines("text", LONGEST);
        return handling.note(act.tx(), act.seen(), act.by(), text, spent(act.form()));
    }

    private Ticket answer(Act act, Then then) {
        Optional<String> text = act.form().optionalLines("text", LONGEST);
        if (then == Then.SOLVE && text.isEmpty()) {
            return solveSilently(act);
        }
        if (then != Then.SOLVE) {
            refuseUnsentSolution(act);
        }
        Form form = act.form();
        Channel channel = form.optionalOne(Channel.class, "channel").orElse(Channel.EMAIL);
        Reply reply = new Reply(
                text.orElseThrow(() -> Refusal.Invalid.field("text", "ticket.text-needed")),
                act.files(),
                channel,
                channel == Channel.EMAIL || !form.checked("unreached"),
                spent(form),
                then == Then.WAIT ? Optional.of(pause(act)) : Optional.empty(),
                told(act),
                nextAction(act),
                then == Then.SOLVE ? Optional.of(solution(form)) : Optional.empty(),
                copies(form));
        return saying.say(act, reply);
    }

    /// Solved without a word to the client, for instance after a call; the time is logged all the same.
    private Ticket solveSilently(Act act) {
        Optional<Spent> spent = spent(act.form());
        Ticket solved = handling.resolve(act.tx(), act.seen(), act.by(), solution(act.form()), Optional.empty());
        return spent.map(time -> handling.logTime(act.tx(), Seen.asItStands(solved.number()), act.by(), time))
                .orElse(solved);
    }

    /// Cause and solution go with solving it: sent by the other buttons, they would be lost without a word.
    private void refuseUnsentSolution(Act act) {
        Ticket before = tickets.find(act.tx(), act.seen().number());
        Solution written = solution(act.form());
        if (unsent(written.cause(), before.cause())) {
            throw Refusal.Invalid.field("cause", "desk.solution-needs-solving");
        }
        if (unsent(written.solution(), before.solution())) {
            throw Refusal.Invalid.field("solution", "desk.solution-needs-solving");
        }
    }

    private static boolean unsent(String written, Optional<String> kept) {
        return !written.isEmpty() && !kept.equals(Optional.of(written));
    }

    private static Optional<Spent> spent(Form form) {
        return form.optional("minutes", 20)
                .map(typed -> new Spent(
                        WorkTime.parse(typed),
                        form.optionalOne(NotBillable.class, "unpaid"),
                        form.optional("note", 500).orElse("")));
    }

    /// Those whose names were left ticked; whoever was not on the form gets nothing.
    private static Optional<List<Long>> copies(Form form) {
        return form.checked("copiesShown")
                ? Optional.of(
                        form.list("copy", 20).stream().map(Entries::person).toList())
                : Optional.empty();
    }

    private static Long person(String id) {
        if (!id.matches("[0-9]{1,18}")) {
            throw Refusal.Invalid.field("copies", "ticket.copy-unknown");
        }
        return Long.valueOf(id);
    }

    private static Reply.Pause pause(Act act) {
        return new Reply.Pause(
                act.form().one(PauseReason.class, "reason"),
                act.moments().parse("followUpAt", act.form().text("followUpAt", 40)));
    }

    private static Optional<Reply.Told> told(Act act) {
        Optional<String> words = act.form().optional("promise", LINE);
        Optional<String> at = act.form().optional("promiseAt", 40);
        if (words.isPresent() != at.isPresent()) {
            throw Refusal.Invalid.field(words.isPresent() ? "promiseAt" : "promise", "desk.promise-needs-both");
        }
        return words.map(told -> new Reply.Told(told, act.moments().parse("promiseAt", at.orElseThrow())));
    }

    private static Optional<Ticket.Action> nextAction(Act act) {
        Optional<String> words = act.form().optional("nextAction", LINE);
        Optional<String> at = act.form().optional("nextActionAt", 40);
        if (words.isEmpty() && at.isPresent()) {
            throw Refusal.Invalid.field("nextAction", "desk.next-action-needs-words");
        }
        return words.map(next -> new Ticket.Action(next, act.moments().optional("nextActionAt", at)));
    }

    private static Solution solution(Form form) {
        return new Solution(
                form.optionalLines("cause", LONGEST).orElse(""),
                form.optionalLines("solution", LONGEST).orElse(""));
    }
}
