package fettle.server.worklist.view;

import fettle.contracts.sla.PauseReason;
import fettle.server.ticket.Ticket.Action;
import fettle.server.ticket.Ticket.Promise;
import fettle.web.text.Texts;
import java.time.Instant;
import java.util.Optional;

/// What is to happen next with a ticket, in words: what a promise or a wait says comes first, then what its handler
/// wrote down, and else what anybody can see from how it stands.
public final class NextWords {

    private final Texts texts;

    public NextWords(Texts texts) {
        this.texts = texts;
    }

    /// What the words are made of.
    ///
    /// @param contact the name of who asked, "" for nobody we know
    public record Facts(
            Optional<Promise> promise,
            Optional<PauseReason> pauseReason,
            Optional<Instant> followUpAt,
            Optional<Action> stated,
            boolean owned,
            boolean triaged,
            boolean unanswered,
            boolean resolved,
            String contact) {}

    public String of(Facts facts) {
        if (facts.resolved()) {
            return "";
        }
        Instant told = facts.promise().map(Promise::at).orElse(Instant.MAX);
        Instant looked = facts.followUpAt().orElse(Instant.MAX);
        if (facts.promise().isPresent() && !told.isAfter(looked)) {
            return facts.promise().orElseThrow().words();
        }
        return facts.pauseReason()
                .map(why -> texts.with("worklist.next.follow-up." + why.key()))
                .or(() -> facts.stated().map(Action::words))
                .orElseGet(() -> derived(facts));
    }

    private String derived(Facts facts) {
        if (!facts.owned()) {
            return facts.contact().isEmpty()
                    ? texts.with("worklist.next.take")
                    : texts.with("worklist.next.take-and-reply", first(facts.contact()));
        }
        if (facts.unanswered()) {
            return facts.contact().isEmpty()
                    ? texts.with("worklist.next.reply")
                    : texts.with("worklist.next.reply-to", first(facts.contact()));
        }
        return texts.with(facts.triaged() ? "worklist.next.say" : "worklist.next.triage");
    }

    private static String first(String name) {
        int end = name.indexOf(' ');
        return end > 0 ? name.substring(0, end) : name;
    }
}
