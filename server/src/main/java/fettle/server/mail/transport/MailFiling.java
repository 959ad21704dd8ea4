package fettle.server.mail.transport;

import fettle.server.mail.imap.ImapFailure;
import fettle.server.mail.imap.ImapInbox;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Puts mails of which is known what became of them into the folders that the mailbox has for that. Where the server
/// can't, they stay in the inbox, and nothing is tried again: what became of them stands in the ledger.
final class MailFiling {

    private static final int AT_ONCE = 100;

    private final Account account;
    private final ImapInbox inbox;
    private final Accounts accounts;

    MailFiling(Account account, ImapInbox inbox, Accounts accounts) {
        this.account = account;
        this.inbox = inbox;
        this.accounts = accounts;
    }

    /// Files what is decided; what the server could not do, if anything.
    Optional<Accounts.Shortcoming> file() throws IOException {
        Optional<Accounts.Shortcoming> unable = unable();
        var missing = Optional.<Accounts.Shortcoming>empty();
        List<Accounts.Decided> decided = accounts.decided(account.mailboxId(), inbox.validity(), AT_ONCE);
        while (!decided.isEmpty()) {
            if (unable.isEmpty()) {
                Optional<Accounts.Shortcoming> here = move(decided);
                missing = here.isPresent() ? here : missing;
            }
            accounts.filed(decided);
            decided = accounts.decided(account.mailboxId(), inbox.validity(), AT_ONCE);
        }
        return unable.isPresent() ? unable : missing;
    }

    private Optional<Accounts.Shortcoming> unable() {
        if (inbox.isReadOnly()) {
            return Optional.of(Accounts.Shortcoming.READ_ONLY);
        }
        return account.folders().areWanted() && !inbox.canMove()
                ? Optional.of(Accounts.Shortcoming.CANNOT_MOVE)
                : Optional.empty();
    }

    private Optional<Accounts.Shortcoming> move(List<Accounts.Decided> decided) throws IOException {
        Optional<Accounts.Shortcoming> missing = Optional.empty();
        for (Accounts.Fate fate : Accounts.Fate.values()) {
            List<Long> uids = decided.stream()
                    .filter(mail -> mail.fate() == fate)
                    .map(Accounts.Decided::uid)
                    .toList();
            Optional<String> folder = folder(fate).filter(_ -> !uids.isEmpty());
            if (folder.isPresent() && !moved(uids, folder.get())) {
                missing = Optional.of(Accounts.Shortcoming.NO_FOLDER);
            }
        }
        return missing;
    }

    private boolean moved(List<Long> uids, String folder) throws IOException {
        try {
            inbox.move(uids, folder);
            return true;
        } catch (ImapFailure.CommandRefused _) {
            return false;
        }
    }

    private Optional<String> folder(Accounts.Fate fate) {
        return switch (fate) {
            case ACCEPTED -> account.folders().accepted();
            case IGNORED -> account.folders().ignored();
            case HELD -> account.folders().held();
        };
    }
}
