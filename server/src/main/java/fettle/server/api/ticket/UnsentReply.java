package fettle.server.api.ticket;

import fettle.server.ticket.conversation.NewEntry;
import fettle.server.ticket.waiting.WaitingReply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A reply that has not gone out, in the API's form.
///
/// @param scheduled whether it goes at a time that was asked for; else it only waits for second thoughts
/// @param heldFor why somebody has to decide about it
/// @param heldWords what was said against it, where it was refused
/// @param writtenFor whom its writer saw it go to
record UnsentReply(
        String id,
        WaitingReply.State state,
        String author,
        String text,
        Instant writtenAt,
        Instant dueAt,
        boolean scheduled,
        Optional<WaitingReply.Why> heldFor,
        String heldWords,
        String writtenFor,
        List<String> files) {

    static UnsentReply of(WaitingReply waiting) {
        return new UnsentReply(
                String.valueOf(waiting.id()),
                waiting.state(),
                waiting.by().name(),
                waiting.reply().text(),
                waiting.writtenAt(),
                waiting.dueAt(),
                waiting.scheduled(),
                waiting.heldFor().filter(_ -> waiting.held()),
                waiting.heldWords(),
                waiting.writtenFor(),
                waiting.reply().files().stream().map(NewEntry.File::name).toList());
    }
}
