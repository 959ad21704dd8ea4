package fettle.server.ask.approval;

import fettle.contracts.money.Money;
import fettle.server.ticket.log.ApprovalEnding;
import java.time.Instant;
import java.util.Optional;

/// A question to somebody at a client that only they can decide: may this be done, at this price?
///
/// @param approver who is asked, under the name and address that they had then
/// @param asker who of us asked
/// @param ended how it ended, once it has
public record Approval(
        long id,
        long clientId,
        long ticketId,
        Approver approver,
        String words,
        Optional<Money> amount,
        String asker,
        Instant askedAt,
        Instant endsAt,
        Optional<Ended> ended) {

    public record Approver(long contactId, String name, String address) {}

    /// How it ended, when, and by whom.
    ///
    /// @param from where the answer came from; nothing where none came
    public record Ended(ApprovalEnding ending, Instant at, String by, Optional<From> from, String words) {}

    /// Where an answer came from.
    ///
    /// @param address the mail address whose owner answered
    /// @param network the network address of their machine
    public record From(String address, String network) {}

    public boolean open() {
        return ended.isEmpty();
    }
}
