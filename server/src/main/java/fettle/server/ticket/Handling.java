package fettle.server.ticket;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.client.Contact;
import fettle.server.store.Tx;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.Ticket.Promise;
import fettle.server.ticket.conversation.Conversations;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.log.Actor;
import fettle.server.ticket.log.LastWait;
import fettle.server.ticket.log.TicketEvent;
import fettle.server.ticket.log.TicketEvent.Stamp;
import fettle.server.ticket.log.TicketLog;
import fettle.server.ticket.reply.Letterhead;
import fettle.server.ticket.reply.Reply;
import fettle.server.ticket.reply.Reply.Pause;
import fettle.server.ticket.reply.Reply.Solution;
import fettle.server.ticket.reply.Reply.Spent;
import fettle.server.ticket.reply.Reply.Told;
import fettle.server.ticket.reply.ReplyMails;
import fettle.server.worklog.NewTime;
import fettle.server.worklog.TimeEntries;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What technicians do with a ticket: answer, note, log time, wait, promise, resolve. Verbs join the caller's
/// transaction.
public final class Handling {

    private static final int LONGEST_LINE = 250;
    private static final int LONGEST_TEXT = 100_000;

    private final Changes changes;
    private final TicketStore store;
    private final Conversations conversations;
    private final TimeEntries times;
    private final ReplyMails mails;
    private final TicketLog log;

    Handling(
            Changes changes,
            TicketStore store,
            Conversations conversations,
            TimeEntries times,
            ReplyMails mails,
            TicketLog log) {
        this.changes = changes;
        this.store = store;
        this.conversations = conversations;
        this.times = times;
        this.mails = mails;
        this.log = log;
    }

    /// Whom a reply would go to; nothing while nobody we know has asked.
    public Optional<Contact> recipient(Tx tx, Ticket ticket) {
        return mails.recipient(tx.forClient(ticket.clientId()), ticket);
    }

    /// From which of our addresses a reply would go out.
    public Letterhead.Sender from(Tx tx, Ticket ticket) {
        return mails.from(tx.forClient(ticket.clientId()), ticket);
    }

    /// Answers the client, and does what the form says besides: time, a pause, a promise, the next action, the
    /// end.
    public Ticket reply(Tx tx, Seen seen, Actor.Technician by, Reply reply) {
        Ticket before = changes.locked(tx, seen);
        checkCopies(tx.forClient(before.clientId()), before, reply);
        return reply(tx, before, by, reply);
    }

    /// The same for a ticket that this transaction has locked.
    public Ticket reply(Tx tx, Ticket before, Actor.Technician by, Reply reply) {
        Tx client = tx.forClient(before.clientId());
        Stamp stamp = changes.now(by);
        check(client, before, reply, stamp.at());
        List<TicketEvent> events = new ArrayList<>(say(client, before, stamp, reply));
        reply.spent().ifPresent(spent -> events.add(log(client, before, stamp, by, spent)));
        reply.pause().ifPresent(pause -> events.add(pause(client, before, stamp, pause, true)));
        reply.promise().ifPresent(told -> events.add(promise(client, before, stamp, by, told)));
        reply.nextAction().ifPresent(action -> events.add(next(client, before, stamp, action)));
        reply.solution().ifPresent(solution -> events.add(end(client, before, stamp, by, solution, reply.reached())));
        return changes.touched(tx, before, stamp, events);
    }

    /// Refuses what a ticket, as it stands, would not take as a reply at an instant.
    public void check(Tx client, Ticket before, Reply reply, Instant at) {
        if (before.stage() == Ticket.Stage.CLOSED) {
            throw new Refusal.Conflict("ticket.closed", String.valueOf(before.number()));
        }
        if (before.resolved() && reply.goesOn()) {
            throw resolvedAlready(before);
        }
        written("text", reply.text(), LONGEST_TEXT);
        if (reply.channel() == Channel.EMAIL) {
            checkMail(client, before, reply);
        }
        reply.pause().ifPresent(pause -> future("followUpAt", pause.followUpAt(), at));
        reply.promise().ifPresent(told -> {
            written("promise", told.words(), LONGEST_LINE);
            future("promiseAt", told.at(), at);
        });
        reply.nextAction().ifPresent(action -> written("nextAction", action.words(), LONGEST_LINE));
    }

    private void checkMail(Tx client, Ticket before, Reply reply) {
        if (mails.recipient(client, before).isEmpty()) {
            throw Refusal.Invalid.field("text", "ticket.nobody-to-write-to");
        }
        mails.fits(reply);
    }

    /// The same reply with copies to those who would get one now: whoever joins later was not shown to its writer.
    public Reply addressed(Tx client, Ticket before, Reply reply) {
        checkCopies(client, before, reply);
        return reply.copying(
                copies(client, before, reply).stream().map(Contact::id).toList());
    }

    /// Keeps what only we are to read.
    public Ticket note(Tx tx, Seen seen, Actor.Technician by, String text, Optional<Spent> spent) {
        Ticket before = changes.locked(tx, seen);
        Tx client = tx.forClient(before.clientId());
        Stamp stamp = changes.now(by);
        conversations.note(client, before.id(), by, stamp, written("text", text, LONGEST_TEXT));
        store.begun(client, before.id());
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.Noted(stamp));
        spent.ifPresent(time -> events.add(log(client, before, stamp, by, time)));
        return changes.touched(tx, before, stamp, events);
    }

    /// Logs time, also on a ticket that is closed.
    public Ticket logTime(Tx tx, Seen seen, Actor.Technician by, Spent spent) {
        return logTime(tx, seen, by, spent, Optional.empty());
    }

    /// Logs time of work that began then; without an instant it ends just now.
    public Ticket logTime(Tx tx, Seen seen, Actor.Technician by, Spent spent, Optional<Instant> startedAt) {
        Ticket before = changes.locked(tx, seen);
        Tx client = tx.forClient(before.clientId());
        Stamp stamp = changes.now(by);
        store.begun(client, before.id());
        return changes.touched(tx, before, stamp, List.of(log(client, before, stamp, by, spent, startedAt)));
    }

    /// Lets it wait. Who is to answer at the client must have been asked: the question goes out as a reply.
    public Ticket waitFor(Tx tx, Seen seen, Actor.Technician by, Pause pause, Optional<String> question) {
        if (question.isPresent()) {
            return reply(tx, seen, by, Reply.of(question.get()).waitingFor(pause.reason(), pause.followUpAt()));
        }
        Ticket before = unresolved(tx, seen);
        Tx client = tx.forClient(before.clientId());
        boolean asked = before.unansweredSince().isEmpty() && conversations.anySentByUs(client, before.id());
        if (onClient(pause.reason()) && !asked) {
            throw Refusal.Invalid.field("question", "ticket.question-needed");
        }
        Stamp stamp = changes.now(by);
        return changes.touched(tx, before, stamp, List.of(pause(client, before, stamp, pause, asked)));
    }

    /// Ends the wait.
    public Ticket resume(Tx tx, Seen seen, Actor.Technician by) {
        Ticket before = unresolved(tx, seen);
        if (!before.waiting()) {
            throw new Refusal.Conflict("ticket.not-waiting", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        store.resume(tx.forClient(before.clientId()), before.id());
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.Resumed(stamp)));
    }

    /// The message that ended the pause was no answer: the pause goes on as if it had not come.
    public Ticket keepWaiting(Tx tx, Seen seen, Actor.Technician by, Instant followUpAt) {
        Ticket before = unresolved(tx, seen);
        if (before.waiting()) {
            throw new Refusal.Conflict("ticket.waiting-already", String.valueOf(before.number()));
        }
        if (!LastWait.justAnswered(log.of(tx.forClient(before.clientId()), before.id()))) {
            throw new Refusal.Conflict("ticket.nothing-ended-a-wait", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        var pause = new Pause(PauseReason.CLIENT_INFO, future("followUpAt", followUpAt, stamp));
        Tx client = tx.forClient(before.clientId());
        store.pause(client, before.id(), pause.reason(), pause.followUpAt());
        store.answered(client, before.id());
        return changes.touched(
                tx, before, stamp, List.of(new TicketEvent.KeptWaiting(stamp, pause.reason(), pause.followUpAt())));
    }

    /// Writes down what the client was told will happen, and when. It takes the place of an earlier promise.
    public Ticket promise(Tx tx, Seen seen, Actor.Technician by, String words, Instant at) {
        Ticket before = unresolved(tx, seen);
        Stamp stamp = changes.now(by);
        Tx client = tx.forClient(before.clientId());
        return changes.touched(tx, before, stamp, List.of(promise(client, before, stamp, by, new Told(words, at))));
    }

    /// What was promised has been done.
    public Ticket keepPromise(Tx tx, Seen seen, Actor.Technician by) {
        Ticket before = unresolved(tx, seen);
        Promise made = before.promise()
                .orElseThrow(() -> new Refusal.Conflict("ticket.no-promise", String.valueOf(before.number())));
        Stamp stamp = changes.now(by);
        store.promise(tx.forClient(before.clientId()), before.id(), Optional.empty());
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.PromiseKept(stamp, made.at())));
    }

    public Ticket setNextAction(Tx tx, Seen seen, Actor.Technician by, String words, Optional<Instant> at) {
        Ticket before = unresolved(tx, seen);
        Stamp stamp = changes.now(by);
        Tx client = tx.forClient(before.clientId());
        return changes.touched(tx, before, stamp, List.of(next(client, before, stamp, new Action(words, at))));
    }

    /// Ends the work, once: whoever comes second is told so. Words to the client go out as a reply.
    public Ticket resolve(Tx tx, Seen seen, Actor.Technician by, Solution solution, Optional<String> words) {
        if (words.isPresent()) {
            return reply(tx, seen, by, Reply.of(words.get()).resolving(solution));
        }
        Ticket before = unresolved(tx, seen);
        Stamp stamp = changes.now(by);
        Tx client = tx.forClient(before.clientId());
        return changes.touched(tx, before, stamp, List.of(end(client, before, stamp, by, solution, false)));
    }

    /// Says afterwards what it was and what helped, for work that was resolved without either; kept as a note too.
    public Ticket fillIn(Tx tx, Seen seen, Actor.Technician by, Solution solution) {
        Ticket before = changes.locked(tx, seen);
        if (!before.resolved()) {
            throw new Refusal.Conflict("ticket.open-already", String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        Tx client = tx.forClient(before.clientId());
        String cause = written("cause", solution.cause(), LONGEST_TEXT);
        String helped = written("solution", solution.solution(), LONGEST_TEXT);
        conversations.note(client, before.id(), by, stamp, cause + "\n" + helped);
        store.fillIn(client, before.id(), new Solution(cause, helped));
        return changes.touched(tx, before, stamp, List.of(new TicketEvent.Noted(stamp)));
    }

    /// Takes up again what was resolved. What is closed stays so: a new ticket follows it.
    public Ticket reopen(Tx tx, Seen seen, Actor.Technician by, String why) {
        Ticket before = changes.locked(tx, seen);
        if (before.stage() != Ticket.Stage.RESOLVED) {
            String key = before.open() ? "ticket.open-already" : "ticket.closed";
            throw new Refusal.Conflict(key, String.valueOf(before.number()));
        }
        Stamp stamp = changes.now(by);
        store.reopen(tx.forClient(before.clientId()), before.id());
        return changes.touched(
                tx, before, stamp, List.of(new TicketEvent.Reopened(stamp, written("why", why, LONGEST_LINE))));
    }

    private Ticket unresolved(Tx tx, Seen seen) {
        Ticket ticket = changes.locked(tx, seen);
        if (ticket.resolved()) {
            throw resolvedAlready(ticket);
        }
        return ticket;
    }

    private static Refusal resolvedAlready(Ticket ticket) {
        return new Refusal.Conflict("ticket.resolved-already", String.valueOf(ticket.number()));
    }

    /// Whoever writes a reply believes that all those get it whom they chose.
    private void checkCopies(Tx client, Ticket before, Reply reply) {
        List<Long> chosen = reply.copies().filter(ids -> !ids.isEmpty()).orElse(List.of());
        if (chosen.isEmpty()) {
            return;
        }
        List<Long> known = Stream.concat(
                        before.contactId().stream(),
                        copies(client, before, reply).stream().map(Contact::id))
                .toList();
        if (!known.containsAll(chosen)) {
            throw Refusal.Invalid.field("copies", "ticket.copy-unknown");
        }
    }

    private List<TicketEvent> say(Tx client, Ticket before, Stamp stamp, Reply reply) {
        String text = written("text", reply.text(), LONGEST_TEXT);
        if (reply.channel() == Channel.EMAIL) {
            boolean needed = reply.pause().isPresent() || reply.solution().isPresent();
            mails.send(client, before, stamp, text, reply.files(), copies(client, before, reply), needed);
        } else {
            NewEntry spoken = NewEntry.of(text).with(reply.files());
            conversations.add(client, before.id(), stamp, reply.channel(), false, spoken);
        }
        store.begun(client, before.id());
        List<TicketEvent> events = new ArrayList<>();
        events.add(new TicketEvent.Replied(stamp, reply.channel(), reply.reached()));
        if (reply.reached()) {
            store.answered(client, before.id());
            kept(client, before, stamp).ifPresent(events::add);
        }
        return events;
    }

    /// The participants who get a copy: those who were chosen and still take part.
    private List<Contact> copies(Tx client, Ticket before, Reply reply) {
        return store.participants(client, before.id()).stream()
                .filter(id -> reply.copies().map(chosen -> chosen.contains(id)).orElse(true))
                .flatMap(id -> mails.participant(client, before, id).stream())
                .toList();
    }

    /// Contact at or after the promised moment is what was promised, if late.
    private Optional<TicketEvent> kept(Tx client, Ticket before, Stamp stamp) {
        Optional<Instant> due = before.promise().map(Promise::at).filter(at -> !at.isAfter(stamp.at()));
        due.ifPresent(_ -> store.promise(client, before.id(), Optional.empty()));
        return due.map(at -> new TicketEvent.PromiseKept(stamp, at));
    }

    private TicketEvent log(Tx client, Ticket before, Stamp stamp, Actor.Technician by, Spent spent) {
        return log(client, before, stamp, by, spent, Optional.empty());
    }

    private TicketEvent log(
            Tx client, Ticket before, Stamp stamp, Actor.Technician by, Spent spent, Optional<Instant> startedAt) {
        long entry = times.log(
                client,
                new NewTime(
                        before.clientId(),
                        before.id(),
                        by.id(),
                        startedAt,
                        spent.minutes(),
                        spent.notBillable(),
                        spent.note()));
        return new TicketEvent.TimeLogged(stamp, entry, spent.minutes());
    }

    private TicketEvent pause(Tx client, Ticket before, Stamp stamp, Pause pause, boolean asked) {
        Instant followUp = future("followUpAt", pause.followUpAt(), stamp);
        store.pause(client, before.id(), pause.reason(), followUp);
        return new TicketEvent.Paused(stamp, pause.reason(), followUp, asked);
    }

    private TicketEvent promise(Tx client, Ticket before, Stamp stamp, Actor.Technician by, Told told) {
        String words = written("promise", told.words(), LONGEST_LINE);
        Instant at = future("promiseAt", told.at(), stamp);
        store.promise(client, before.id(), Optional.of(new Promise(words, at, by.id())));
        return new TicketEvent.PromiseMade(stamp, words, at);
    }

    private TicketEvent next(Tx client, Ticket before, Stamp stamp, Action action) {
        var checked = new Action(written("nextAction", action.words(), LONGEST_LINE), action.at());
        store.nextAction(client, before.id(), checked);
        return new TicketEvent.NextActionSet(stamp, checked.words(), checked.at());
    }

    private TicketEvent end(
            Tx client, Ticket before, Stamp stamp, Actor.Technician by, Solution solution, boolean told) {
        store.resolve(client, before.id(), by.id(), solution, stamp.at());
        return new TicketEvent.Resolved(stamp, told);
    }

    private static boolean onClient(PauseReason reason) {
        return switch (reason) {
            case CLIENT_INFO, CLIENT_APPROVAL, CLIENT_ACCESS -> true;
            case AGREED_DATE, SUPPLIER, PARTS, INTERNAL, MONITORING -> false;
        };
    }

    private static Instant future(String field, Instant at, Stamp stamp) {
        return future(field, at, stamp.at());
    }

    private static Instant future(String field, Instant at, Instant now) {
        if (!at.isAfter(now)) {
            throw Refusal.Invalid.field(field, "ticket.instant-past");
        }
        return at;
    }

    private static String written(String field, String text, int most) {
        if (text.isBlank()) {
            throw Refusal.Invalid.field(field, "ticket.text-needed");
        }
        if (text.length() > most) {
            throw Refusal.Invalid.field(field, "ticket.too-long", most);
        }
        return text.strip();
    }
}
