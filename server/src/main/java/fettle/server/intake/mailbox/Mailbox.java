package fettle.server.intake.mailbox;

import fettle.server.mail.transport.Accounts;
import java.time.Instant;
import java.util.Optional;

/// An address of ours that people write to.
///
/// @param unknownSenders what becomes of mail from people no client knows
/// @param groupId the resolver group that its tickets go to at first
/// @param imap where it is fetched from; empty when mail is brought to us by SMTP
/// @param state how fetching goes; empty as long as it was never tried
/// @param stateWords what a person should know about it
public record Mailbox(
        long id,
        String name,
        String address,
        UnknownSenders unknownSenders,
        Optional<Long> groupId,
        Optional<Imap> imap,
        Optional<Accounts.State> state,
        String stateWords,
        Optional<Instant> stateAt,
        boolean active,
        int version) {

    /// The mailbox as somebody saw it: a change of it fails where it is another one by now.
    public Mailbox seen(int version) {
        return new Mailbox(
                id, name, address, unknownSenders, groupId, imap, state, stateWords, stateAt, active, version);
    }

    /// What becomes of mail from people no client knows.
    public enum UnknownSenders {
        /// It is held for a person.
        HOLD,
        /// It opens a ticket without a client.
        OPEN
    }

    /// Where a mailbox is fetched from.
    public record Imap(String host, int port, String user, boolean tls) {}
}
