package fettle.server.mail.imap;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// An IMAP server as a test wants it: with the abilities, the mails and above all the faults that the test gives it.
public final class ImapPeer implements AutoCloseable {

    public static final String USER = "help";
    public static final String PASSWORD = "s3cret ü\"\\";

    /// A message as it stands in a folder, a letter for each byte.
    record Stored(String raw, List<String> flags, String internalDate) {}

    /// What goes wrong when the body of a message is asked for.
    public enum Fault {
        /// The connection is cut among the bytes.
        CUT,
        /// The literal goes on and on.
        ENDLESS,
        /// It is said to have more than two thousand million bytes.
        HUGE,
        /// The same answer comes again and again.
        REPEATED,
        /// It is answered by NO.
        REFUSED,
        /// It is NIL.
        NIL
    }

    record Trap(Fault fault, int bytes) {}

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    final Map<String, TreeMap<Long, Stored>> folders = new ConcurrentHashMap<>();
    final Map<Long, Trap> traps = new ConcurrentHashMap<>();
    volatile String abilities = "IMAP4rev1 AUTH=PLAIN IDLE UIDPLUS MOVE";
    volatile Optional<String> password = Optional.of(PASSWORD);
    volatile Optional<String> token = Optional.empty();
    volatile String greeting = "* OK ready";
    volatile boolean readOnly;
    volatile boolean silentIdle;
    volatile LongConsumer beforeBody = _ -> {};
    volatile Consumer<String> before = _ -> {};
    volatile Consumer<String> after = _ -> {};
    volatile long validity = 1_000;
    private long nextUid = 1;

    public ImapPeer() throws IOException {
        folders.put("INBOX", new TreeMap<>());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public ImapAddress address() {
        return new ImapAddress("127.0.0.1", port(), false);
    }

    public synchronized long deliver(String raw) {
        return deliver("INBOX", new String(raw.getBytes(UTF_8), ISO_8859_1), "22-Nov-2026 10:00:00 +0000");
    }

    public synchronized long deliver(String folder, String raw, String internalDate) {
        long uid = nextUid++;
        folders.get(folder).put(uid, new Stored(raw, new ArrayList<>(), internalDate));
        return uid;
    }

    public synchronized void remove(long uid) {
        folders.get("INBOX").remove(uid);
    }

    public void addFolder(String name) {
        folders.put(name, new TreeMap<>());
    }

    /// The mailbox is restored from a copy: the same messages under other numbers.
    public synchronized void restore() {
        validity++;
        var inbox = new ArrayList<>(folders.get("INBOX").values());
        folders.get("INBOX").clear();
        nextUid = 1;
        inbox.forEach(message -> folders.get("INBOX").put(nextUid++, message));
        cutAll();
    }

    public void trap(long uid, Fault fault, int bytes) {
        traps.put(uid, new Trap(fault, bytes));
    }

    public void untrap(long uid) {
        traps.remove(uid);
    }

    public void can(String these) {
        abilities = these;
    }

    public void onlyReads() {
        readOnly = true;
    }

    public void fallsSilentInIdle(boolean silent) {
        silentIdle = silent;
    }

    public void greets(String words) {
        greeting = words;
    }

    public void letsInByPassword(Optional<String> one) {
        password = one;
    }

    public void letsInByToken(Optional<String> one) {
        token = one;
    }

    public void beforeBody(LongConsumer happens) {
        beforeBody = happens;
    }

    /// What happens before a command is carried out, and once it is answered.
    public void around(Consumer<String> beforeCommand, Consumer<String> afterCommand) {
        before = beforeCommand;
        after = afterCommand;
    }

    /// How many messages stand in a folder.
    public synchronized int count(String folder) {
        return folders.get(folder).size();
    }

    /// How many of them bear a flag.
    public synchronized long flagged(String folder, String flag) {
        return folders.get(folder).values().stream()
                .filter(message -> message.flags().contains(flag))
                .count();
    }

    /// How often this was asked.
    public long asked(String command) {
        synchronized (commands) {
            return commands.stream().filter(one -> one.startsWith(command)).count();
        }
    }

    public void cutAll() {
        connections.forEach(ImapPeer::cut);
        connections.clear();
    }

    static void cut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cutAll();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> new ImapPeerTalk(this, socket).run());
            } catch (IOException _) {
                return;
            }
        }
    }
}
