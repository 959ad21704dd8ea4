package fettle.server.mail.route;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// An SMTP relay as a test wants it: it takes mail, but for the recipients to whom the test gives a fault.
public final class RelayPeer implements AutoCloseable {

    /// What goes wrong on the way to a recipient.
    public enum Fault {
        /// 450 to the recipient.
        BUSY_AT_RECIPIENT,
        /// 550 to the recipient.
        REFUSED_AT_RECIPIENT,
        /// 451 after the message.
        BUSY_AT_MESSAGE,
        /// 554 after the message.
        REFUSED_AT_MESSAGE,
        /// The connection is cut in the middle of the message.
        CUT_IN_MESSAGE,
        /// The message is taken, and the connection cut before the answer.
        CUT_AFTER_DOT,
        /// The message is taken and answered, and the connection cut before any goodbye.
        CUT_AFTER_ANSWER,
        /// The message is not answered for so long that the sender gives up.
        SILENT,
        /// The message is answered once the test lets go.
        SLOW
    }

    /// A message that the relay has taken: it goes on from here, whatever the sender believes.
    public record Taken(String recipient, String messageId, String subject) {}

    final Map<String, Fault> faults = new ConcurrentHashMap<>();
    final CountDownLatch letGo = new CountDownLatch(1);
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> atOnce = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostAtOnce = new ConcurrentHashMap<>();
    private volatile ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int port = listener.getLocalPort();

    public RelayPeer() throws IOException {
        Thread.ofVirtual().start(() -> accept(listener));
    }

    public int port() {
        return port;
    }

    /// The way here, of somebody who waits so long for an answer.
    public MailRoute route(Duration patience) {
        var setting = new SmtpRelay.Setting("127.0.0.1", port, SmtpRelay.Protection.NONE, "", "");
        return new SmtpRelay(setting, new SmtpRelay.Patience(patience, patience));
    }

    public void give(String recipient, Fault fault) {
        faults.put(recipient, fault);
    }

    public void mend(String recipient) {
        faults.remove(recipient);
    }

    /// Answers what it was slow with.
    public void letGo() {
        letGo.countDown();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public long takenFor(String recipient) {
        return taken.stream()
                .filter(message -> message.recipient().equals(recipient))
                .count();
    }

    /// How many mails to a domain were ever under way at the same time.
    public int mostAtOnce(String domain) {
        return mostAtOnce.getOrDefault(domain, 0);
    }

    /// Nobody listens any more.
    public void goDown() {
        cut(listener);
        connections.forEach(RelayPeer::cut);
        connections.clear();
    }

    /// Listens again, at the same port.
    public void comeBack() throws IOException {
        var again = new ServerSocket();
        again.setReuseAddress(true);
        again.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listener = again;
        Thread.ofVirtual().start(() -> accept(again));
    }

    @Override
    public void close() {
        letGo();
        goDown();
    }

    void take(Taken message) {
        taken.add(message);
    }

    void begins(String domain) {
        int now = atOnce.computeIfAbsent(domain, _ -> new AtomicInteger()).incrementAndGet();
        mostAtOnce.merge(domain, now, Math::max);
    }

    void ends(String domain) {
        atOnce.get(domain).decrementAndGet();
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket socket = from.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> new RelayPeerTalk(this, socket, ISO_8859_1).run());
            } catch (IOException _) {
                return;
            }
        }
    }

    private static void cut(AutoCloseable end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
