package fettle.server.ticket.waiting;

import fettle.server.ticket.log.Actor;
import fettle.server.ticket.reply.Reply;
import java.time.Instant;
import java.util.Optional;

/// A reply that has been written and has not gone out.
///
/// @param scheduled whether it goes at a time that was asked for; else it only waits for second thoughts
/// @param dueAt when it goes out
/// @param to whom its writer saw it go to, by their id; none where nobody was
/// @param writtenFor their name, "" where nobody of the ticket's client has it any more
/// @param heldFor why somebody has to decide about it, while it is held
/// @param heldWords what was said against it, where it was refused
public record WaitingReply(
        long id,
        long clientId,
        long ticketId,
        Actor.Technician by,
        State state,
        Optional<Why> heldFor,
        String heldWords,
        boolean scheduled,
        Instant writtenAt,
        Instant dueAt,
        Optional<Long> to,
        String writtenFor,
        Reply reply) {

    public enum State {
        /// It goes out by itself.
        WAITING,
        /// It goes out when somebody says so.
        HELD,
        /// Somebody has taken it back and writes on.
        DRAFT
    }

    /// Why a reply does not go out by itself any more.
    public enum Why {
        /// Its reader has written meanwhile.
        CLIENT_WROTE,
        /// Its ticket is another client's now.
        OTHER_CLIENT,
        /// Replies on its ticket go to somebody else now than when it was written.
        OTHER_CONTACT,
        /// The ticket took it no more.
        REFUSED,
        /// Whoever was writing it works here no more.
        AUTHOR_LEFT
    }

    public boolean isDraftOf(long technicianId) {
        return state == State.DRAFT && by.id() == technicianId;
    }

    /// Whether it was written for somebody else than this contact.
    boolean isForOtherThan(Optional<Long> contact) {
        return to.isPresent() && contact.isPresent() && !to.equals(contact);
    }

    public boolean held() {
        return state == State.HELD;
    }

    /// Whether somebody else must write it to its end before it can go out.
    public boolean leftBehind() {
        return held() && heldFor.filter(Why.AUTHOR_LEFT::equals).isPresent();
    }
}
