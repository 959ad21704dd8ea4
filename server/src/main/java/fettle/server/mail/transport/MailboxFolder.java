package fettle.server.mail.transport;

import fettle.server.mail.imap.Backlog;
import fettle.server.mail.imap.ImapConnection;
import fettle.server.mail.imap.ImapDialer;
import fettle.server.mail.imap.ImapFailure;
import fettle.server.mail.imap.ImapInbox;
import fettle.server.mail.imap.ImapLogin;
import fettle.server.mail.imap.MessageHead;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/// The inbox of an account while we are connected to it: takes what is new, and puts away what is decided.
final class MailboxFolder implements AutoCloseable {

    /// What taking mail needs besides the inbox.
    ///
    /// @param progress told whenever something has moved
    record Hands(Accounts accounts, Receiver receiver, long maxBytes, Stumbles stumbles, Runnable progress) {}

    private static final int PAGE = 50;
    private static final int LONGEST_HEADER = 1 << 20;

    private final Account account;
    private final ImapInbox inbox;
    private final Hands hands;
    private Optional<Backlog> backlog = Optional.empty();

    private MailboxFolder(Account account, ImapInbox inbox, Hands hands) {
        this.account = account;
        this.inbox = inbox;
        this.hands = hands;
        hands.stumbles().in(inbox.validity());
    }

    static MailboxFolder open(Account account, ImapDialer dialer, Hands hands) throws IOException {
        ImapConnection connection = dialer.connect(account.server());
        try {
            ImapLogin.signIn(connection, account.user(), hands.accounts().credential(account));
            return new MailboxFolder(account, ImapInbox.open(connection), hands);
        } catch (IOException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    ImapInbox inbox() {
        return inbox;
    }

    /// Takes all mail that came after the position, a page at a time, and notes how far it got.
    void fetch() throws IOException {
        boolean all = false;
        while (!all) {
            Optional<Accounts.Position> known = hands.accounts().position(account);
            if (known.isEmpty()) {
                return;
            }
            all = fetchAfter(known.filter(it -> it.uidValidity() == inbox.validity())
                    .map(Accounts.Position::lastUid)
                    .orElse(0L));
        }
        backlog = Optional.empty();
    }

    /// Takes what there is, or, when that is a great deal, some of it; whether that was all.
    private boolean fetchAfter(long last) throws IOException {
        Accounts.Beginning beginning = hands.accounts().beginning(account, inbox.validity(), inbox.next());
        List<Long> waiting = inbox.after(last);
        var left = new TreeSet<>(waiting);
        if (backlog.isEmpty() && Backlog.isOne(waiting) && account.firstRead() != Accounts.FirstRead.FROM_NOW) {
            backlog = Optional.of(new Backlog(
                    inbox, hands.accounts().taken(account, new Accounts.Position(inbox.validity(), last))));
        }
        List<Long> next = waiting;
        if (backlog.isPresent()) {
            left.removeIf(backlog.get()::has);
            next = backlog.get().next(left);
        }
        take(next, left, waiting, beginning);
        if (next.isEmpty() && !waiting.isEmpty()) {
            reached(before(left, waiting));
        }
        return left.isEmpty();
    }

    /// @param left what of all that waits is not here yet: everything before the first of it is
    private void take(List<Long> next, NavigableSet<Long> left, List<Long> waiting, Accounts.Beginning beginning)
            throws IOException {
        for (int from = 0; from < next.size(); from += PAGE) {
            List<Long> page = next.subList(from, Math.min(next.size(), from + PAGE));
            take(page, beginning);
            page.forEach(left::remove);
            backlog.ifPresent(it -> it.took(page));
            reached(before(left, waiting));
            hands.progress().run();
        }
    }

    private void reached(long uid) {
        hands.accounts().reached(account, new Accounts.Position(inbox.validity(), uid));
    }

    private static long before(NavigableSet<Long> left, List<Long> waiting) {
        return left.isEmpty() ? waiting.getLast() : left.first() - 1;
    }

    private void take(List<Long> page, Accounts.Beginning beginning) throws IOException {
        List<MessageHead> heads = inbox.heads(page);
        var taken = new ArrayList<Long>();
        for (MessageHead head : heads) {
            boolean old = beginning.isAfter(inbox.validity(), head);
            if (old && account.firstRead() == Accounts.FirstRead.FROM_NOW) {
                continue;
            }
            boolean history = old && account.firstRead() == Accounts.FirstRead.HISTORY;
            if (take(head, arrival(head.uid(), history)) == ImapInbox.Asked.TAKEN) {
                taken.add(head.uid());
            }
            hands.progress().run();
        }
        Set<Long> there = heads.stream().map(MessageHead::uid).collect(Collectors.toSet());
        for (long uid : page) {
            if (!there.contains(uid)) {
                hands.receiver().receiveGone(arrival(uid, false));
            }
        }
        if (!taken.isEmpty() && !inbox.isReadOnly()) {
            inbox.markSeen(taken);
        }
    }

    private Arrival arrival(long uid, boolean history) {
        return new Arrival(
                Arrival.Source.IMAP,
                Optional.of(account.mailboxId()),
                Optional.of(new Arrival.Place(inbox.validity(), uid)),
                "",
                account.address(),
                history);
    }

    private ImapInbox.Asked take(MessageHead head, Arrival arrival) throws IOException {
        try {
            ImapInbox.Asked asked = asked(head, arrival);
            return switch (asked) {
                case TAKEN -> asked;
                case GONE -> {
                    hands.receiver().receiveGone(arrival);
                    yield asked;
                }
                case WITHHELD -> throw new ImapFailure.CommandRefused("The server does not hand over a message");
            };
        } catch (ImapFailure | SocketException | SocketTimeoutException | SSLException failure) {
            hands.stumbles().over(head.uid());
            throw failure;
        }
    }

    private ImapInbox.Asked asked(MessageHead head, Arrival arrival) throws IOException {
        Receiver receiver = hands.receiver();
        if (hands.stumbles().areTooMany(head.uid())) {
            receiver.receiveWithheld(arrival, InputStream.nullInputStream(), head.size());
            return ImapInbox.Asked.TAKEN;
        }
        if (hands.stumbles().areEnough(head.uid())) {
            return inbox.fetchHeader(
                    head.uid(), LONGEST_HEADER, raw -> receiver.receiveWithheld(arrival, raw, head.size()));
        }
        if (head.size() > hands.maxBytes()) {
            return inbox.fetchHeader(
                    head.uid(), LONGEST_HEADER, raw -> receiver.receiveHeaderOnly(arrival, raw, head.size()));
        }
        return inbox.fetch(head.uid(), head.size(), hands.maxBytes(), raw -> receiver.receive(arrival, raw));
    }

    /// Asks again, from time to time, for what the server did not hand over.
    void askAgain(Duration pause) throws IOException {
        if (!hands.stumbles().mayBeTriedAgain(pause)) {
            return;
        }
        for (MessageHead head : heads(hands.accounts().withheld(account.mailboxId(), inbox.validity()))) {
            hands.stumbles().forget(head.uid());
            try {
                inbox.fetch(
                        head.uid(),
                        head.size(),
                        hands.maxBytes(),
                        raw -> hands.receiver().receive(arrival(head.uid(), false), raw));
            } catch (ImapFailure.CommandRefused _) {
                // It is still withheld, and stays noted as that.
            }
        }
    }

    private List<MessageHead> heads(List<Long> uids) throws IOException {
        return uids.isEmpty() ? List.of() : inbox.heads(uids);
    }

    @Override
    public void close() throws IOException {
        inbox.close();
    }
}
