package fettle.server.mail.imap;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;

/// A great deal of mail that waits on a server, as after an outage, in the order in which it is fetched: senders by
/// turns, the mails of one as they came. Else the last ten would wait until fifty thousand of somebody else are here.
public final class Backlog {

    /// So many are fetched one after the other: that takes seconds.
    private static final int MANY = 200;

    /// After so many, somebody looks for what is new.
    private static final int A_ROUND = 1_000;

    private static final int ASKED_AT_ONCE = 200;

    private final ImapInbox inbox;
    private final Set<Long> taken;
    private final Map<Long, String> senders = new HashMap<>();

    /// @param taken the messages that we have, though earlier ones are missing
    public Backlog(ImapInbox inbox, Collection<Long> taken) {
        this.inbox = inbox;
        this.taken = new HashSet<>(taken);
    }

    public static boolean isOne(List<Long> waiting) {
        return waiting.size() > MANY;
    }

    public void took(List<Long> uids) {
        taken.addAll(uids);
        senders.keySet().removeAll(uids);
    }

    public boolean has(long uid) {
        return taken.contains(uid);
    }

    /// What is to be fetched next of these.
    public List<Long> next(NavigableSet<Long> left) throws IOException {
        ask(left.stream().filter(uid -> !senders.containsKey(uid)).toList());
        var lanes = new LinkedHashMap<String, Deque<Long>>();
        left.forEach(uid -> lanes.computeIfAbsent(senders.getOrDefault(uid, ""), _ -> new ArrayDeque<>())
                .add(uid));
        var next = new ArrayList<Long>();
        while (next.size() < A_ROUND && !lanes.isEmpty()) {
            lanes.values().forEach(lane -> next.add(lane.remove()));
            lanes.values().removeIf(Deque::isEmpty);
        }
        return next;
    }

    private void ask(List<Long> unknown) throws IOException {
        for (int from = 0; from < unknown.size(); from += ASKED_AT_ONCE) {
            List<Long> some = unknown.subList(from, Math.min(unknown.size(), from + ASKED_AT_ONCE));
            senders.putAll(inbox.senders(some));
        }
    }
}
