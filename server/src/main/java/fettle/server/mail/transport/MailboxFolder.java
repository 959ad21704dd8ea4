package fettle.server.mail.transport;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/// The inbox of an account while we are connected to it.
final class MailboxFolder implements AutoCloseable {

    private static final int PAGE = 50;

    private final Account account;
    private final Store store;
    private final IMAPFolder folder;
    private final boolean idles;

    /// How many messages the server had named when we last began to look for new ones.
    private int namedBefore;

    private MailboxFolder(Account account, Store store, IMAPFolder folder) throws MessagingException {
        this.account = account;
        this.store = store;
        this.folder = folder;
        this.idles = ((IMAPStore) store).hasCapability("IDLE");
    }

    static MailboxFolder open(Account account) throws MessagingException {
        Store store = ImapSession.of(account).getStore(ImapSession.protocol(account));
        try {
            store.connect(account.host(), account.port(), account.user(), account.password());
            return new MailboxFolder(account, store, inbox(store));
        } catch (MessagingException | RuntimeException failure) {
            store.close();
            throw failure;
        }
    }

    private static IMAPFolder inbox(Store store) throws MessagingException {
        var folder = (IMAPFolder) store.getFolder("INBOX");
        try {
            folder.open(Folder.READ_WRITE);
        } catch (ReadOnlyFolderException _) {
            // Without the right to flag, we still know by number what we have.
            folder.open(Folder.READ_ONLY);
        }
        return folder;
    }

    /// Hands over all mail that came after the position, a page at a time, and notes how far it got.
    void fetch(Receiver receiver, Accounts accounts, long maxBytes, Runnable progress)
            throws MessagingException, IOException {
        namedBefore = folder.getMessageCount();
        long validity = folder.getUIDValidity();
        Accounts.Position known = accounts.position(account.mailboxId());
        List<Message> waiting = after(known.uidValidity() == validity ? known.lastUid() : 0);
        for (int from = 0; from < waiting.size(); from += PAGE) {
            List<Message> page = waiting.subList(from, Math.min(waiting.size(), from + PAGE));
            askSizes(page);
            for (Message message : page) {
                hand(message, validity, receiver, maxBytes);
                progress.run();
            }
            long last = folder.getUID(page.getLast());
            accounts.reached(account.mailboxId(), new Accounts.Position(validity, last));
        }
    }

    /// Waits until the server says that something has changed, at most for the given time.
    void await(long milliseconds) throws MessagingException, InterruptedException {
        if (isMoreThere()) {
            return;
        }
        if (!idles) {
            Thread.sleep(milliseconds);
            return;
        }
        // Any command that another thread gives ends the waiting; this one also asks whether the line still stands.
        Thread waker = Thread.ofVirtual().start(() -> wakeAfter(milliseconds));
        try {
            folder.idle(true);
        } finally {
            waker.interrupt();
        }
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }

    /// The messages after a number. The server also names the last message when that has a lower one.
    private List<Message> after(long last) throws MessagingException {
        var later = new ArrayList<Message>();
        for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            if (folder.getUID(message) > last) {
                later.add(message);
            }
        }
        return later;
    }

    private void askSizes(List<Message> page) throws MessagingException {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        folder.fetch(page.toArray(Message[]::new), profile);
    }

    private void hand(Message message, long validity, Receiver receiver, long maxBytes)
            throws MessagingException, IOException {
        var arrival = new Arrival(
                Arrival.Source.IMAP,
                Optional.of(account.mailboxId()),
                Optional.of(new Arrival.Place(validity, folder.getUID(message))),
                "",
                account.address(),
                false);
        try {
            if (message.getSize() > maxBytes) {
                receiver.receiveHeaderOnly(arrival, header(message), message.getSize());
                return;
            }
            try (InputStream raw = ((IMAPMessage) message).getMimeStream()) {
                receiver.receive(arrival, raw);
            }
            if (folder.getMode() == Folder.READ_WRITE) {
                message.setFlag(Flags.Flag.SEEN, true);
            }
        } catch (MessageRemovedException _) {
            // Somebody deleted it while we were reading: there is nothing left to take.
        }
    }

    private static InputStream header(Message message) throws MessagingException {
        var lines = new StringBuilder();
        ((IMAPMessage) message)
                .getAllHeaderLines()
                .asIterator()
                .forEachRemaining(line -> lines.append(line).append("\r\n"));
        return new ByteArrayInputStream(lines.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Whether a message came after we began to look: the server named it in an answer to another command, and
    /// says
    /// nothing of it again while we idle. Angus counts each until we expunge, so the number only grows.
    private boolean isMoreThere() throws MessagingException {
        ask();
        return folder.getMessageCount() > namedBefore;
    }

    /// Has the server say what it has to say.
    private void ask() throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.simpleCommand("NOOP", null);
            return null;
        });
    }

    private void wakeAfter(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
            ask();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (MessagingException _) {
            // The thread that waits notices by itself that the connection is gone.
        }
    }
}
