package fettle.server.intake.mailbox;

import fettle.server.mail.imap.ImapConnection;
import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.imap.ImapInbox;
import fettle.server.mail.imap.ImapLogin;
import fettle.server.mail.imap.ImapTrouble;
import fettle.server.mail.transport.Account;
import fettle.server.mail.transport.Accounts;
import fettle.web.text.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens a mailbox as fetching does, takes nothing, and says in a sentence how that went.
public final class MailboxTrial {

    /// How it went.
    ///
    /// @param words what is wrong, or that it works and what the server can't do
    public record Result(boolean works, List<String> words) {

        public Result {
            words = List.copyOf(words);
        }
    }

    private final ImapDialer dialer;
    private final Accounts accounts;
    private final Texts texts;

    public MailboxTrial(ImapDialer dialer, Accounts accounts, Texts texts) {
        this.dialer = dialer;
        this.accounts = accounts;
        this.texts = texts;
    }

    /// Tries a mailbox that is fetched.
    public Result of(Mailbox mailbox, Mailbox.Imap imap) {
        Account account = FetchedMailboxes.account(mailbox, imap);
        try (ImapConnection connection = dialer.connect(account.server())) {
            ImapLogin.signIn(connection, account.user(), accounts.credential(account));
            return new Result(true, worksBut(ImapInbox.open(connection), imap.folders()));
        } catch (IOException failure) {
            return new Result(false, List.of(ConnectionWords.of(texts, ImapTrouble.of(failure), failure)));
        }
    }

    private List<String> worksBut(ImapInbox inbox, Accounts.Folders folders) throws IOException {
        var words = new ArrayList<String>();
        words.add(texts.with("intake.trial.works"));
        if (inbox.isReadOnly()) {
            words.add(texts.with("intake.trial.read-only"));
        } else if (!inbox.canMove() && folders.areWanted()) {
            words.add(texts.with("intake.trial.no-move"));
        }
        if (!inbox.canIdle()) {
            words.add(texts.with("intake.trial.no-idle"));
        }
        for (String folder : Stream.of(folders.accepted(), folders.ignored(), folders.held())
                .flatMap(Optional::stream)
                .toList()) {
            if (!inbox.has(folder)) {
                words.add(texts.with("intake.trial.no-folder", folder));
            }
        }
        return words;
    }
}
