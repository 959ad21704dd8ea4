package fettle.server.intake.mailbox;

import fettle.server.mail.transport.Accounts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An address of ours that people write to.
///
/// @param name the brand that mails from here come from, as in "Harbourline Support"
/// @param address where our mails come from
/// @param further other addresses whose mail is this mailbox's too
/// @param unknownSenders what becomes of mail from people no client knows
/// @param clientId whose tickets mail from such people becomes where it is opened; nobody's without
/// @param groupId the resolver group that its tickets go to at first
/// @param imap where it is fetched from; empty when mail is brought to us by SMTP
/// @param state how fetching goes; empty as long as it was never tried
/// @param stateWords what a person should know about it
public record Mailbox(
        long id,
        String name,
        String address,
        List<String> further,
        UnknownSenders unknownSenders,
        Optional<Long> clientId,
        Optional<Long> groupId,
        Writing writing,
        Optional<Imap> imap,
        Optional<Accounts.State> state,
        String stateWords,
        Optional<Instant> stateAt,
        boolean active,
        int version) {

    public Mailbox {
        further = List.copyOf(further);
    }

    /// The mailbox as somebody saw it: a change of it fails where it is another one by now.
    public Mailbox seen(int version) {
        return new Mailbox(
                id,
                name,
                address,
                further,
                unknownSenders,
                clientId,
                groupId,
                writing,
                imap,
                state,
                stateWords,
                stateAt,
                active,
                version);
    }

    /// Whether mail to this address, in the form that addresses are kept in, is its own.
    boolean isAt(String folded) {
        return address.equals(folded) || further.contains(folded);
    }

    /// What becomes of mail from people no client knows.
    public enum UnknownSenders {
        /// It is held for a person.
        HOLD,
        /// It opens a ticket of the mailbox's own client, or without a client.
        OPEN
    }

    /// How we write from here.
    ///
    /// @param signature the last lines of our mails; empty for the name of the mailbox and the provider's phone
    public record Writing(Optional<String> signature) {

        public static final Writing PLAIN = new Writing(Optional.empty());
    }

    /// Where a mailbox is fetched from.
    ///
    /// @param tls whether the connection is encrypted from its first byte, rather than by STARTTLS
    public record Imap(
            String host, int port, String user, boolean tls, Accounts.FirstRead firstRead, Accounts.Folders folders) {

        public Imap(String host, int port, String user, boolean tls) {
            this(host, port, user, tls, Accounts.FirstRead.ALL, Accounts.Folders.NONE);
        }
    }
}
