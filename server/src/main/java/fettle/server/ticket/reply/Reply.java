package fettle.server.ticket.reply;

import fettle.contracts.sla.Channel;
import fettle.contracts.sla.PauseReason;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.conversation.NewEntry;
import fettle.server.worklog.TimeEntry.NotBillable;
import fettle.web.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a technician tells the client, and all that follows from it in the same form.
///
/// @param channel EMAIL for a mail; PHONE, CHAT or VISIT for what was said, which is only written down
/// @param copies the participants who get a copy of a mail, by their ids; none where all of them do
/// @param reached false for a call that found nobody: it answers nothing
public record Reply(
        String text,
        List<NewEntry.File> files,
        Channel channel,
        boolean reached,
        Optional<Spent> spent,
        Optional<Pause> pause,
        Optional<Told> promise,
        Optional<Action> nextAction,
        Optional<Solution> solution,
        Optional<List<Long>> copies) {

    /// Time that the work took.
    public record Spent(int minutes, Optional<NotBillable> notBillable, String note) {

        public static Spent minutes(int minutes) {
            return new Spent(minutes, Optional.empty(), "");
        }
    }

    /// How it ended. Either part may be blank where the work was small; larger work is then looked at (M2-10).
    public record Solution(String cause, String solution) {

        private static final int LONGEST_CAUSE = 500;
        private static final int LONGEST_SOLUTION = 4000;

        public Solution {
            if (cause.length() > LONGEST_CAUSE) {
                throw Refusal.Invalid.field("cause", "ticket.too-long", LONGEST_CAUSE);
            }
            if (solution.length() > LONGEST_SOLUTION) {
                throw Refusal.Invalid.field("solution", "ticket.too-long", LONGEST_SOLUTION);
            }
        }
    }

    /// That it waits from now on, and when somebody looks at it again.
    public record Pause(PauseReason reason, Instant followUpAt) {}

    /// A promise as it was told.
    public record Told(String words, Instant at) {}

    public Reply {
        files = List.copyOf(files);
    }

    public static Reply of(String text) {
        return new Reply(
                text,
                List.of(),
                Channel.EMAIL,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Whether it says what is to happen with the work, beside words and time: only work that is open takes that.
    public boolean goesOn() {
        return pause.isPresent() || promise.isPresent() || nextAction.isPresent() || solution.isPresent();
    }

    public Reply attaching(List<NewEntry.File> attached) {
        return new Reply(text, attached, channel, reached, spent, pause, promise, nextAction, solution, copies);
    }

    public Reply by(Channel spoken, boolean somebodyReached) {
        return new Reply(text, files, spoken, somebodyReached, spent, pause, promise, nextAction, solution, copies);
    }

    public Reply taking(Spent time) {
        return new Reply(
                text, files, channel, reached, Optional.of(time), pause, promise, nextAction, solution, copies);
    }

    /// The same where its time has been logged already.
    public Reply withoutTime() {
        return new Reply(text, files, channel, reached, Optional.empty(), pause, promise, nextAction, solution, copies);
    }

    /// With copies to these participants alone.
    public Reply copying(List<Long> participants) {
        var chosen = Optional.of(List.copyOf(participants));
        return new Reply(text, files, channel, reached, spent, pause, promise, nextAction, solution, chosen);
    }

    public Reply waitingFor(PauseReason reason, Instant followUpAt) {
        var next = new Pause(reason, followUpAt);
        return new Reply(
                text, files, channel, reached, spent, Optional.of(next), promise, nextAction, solution, copies);
    }

    public Reply promising(String words, Instant at) {
        var told = new Told(words, at);
        return new Reply(text, files, channel, reached, spent, pause, Optional.of(told), nextAction, solution, copies);
    }

    public Reply next(String words, Optional<Instant> at) {
        var action = new Action(words, at);
        return new Reply(text, files, channel, reached, spent, pause, promise, Optional.of(action), solution, copies);
    }

    public Reply resolving(Solution how) {
        return new Reply(text, files, channel, reached, spent, pause, promise, nextAction, Optional.of(how), copies);
    }
}
