package fettle.server.intake.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Fetches from an address that a stranger has named, without serving the stranger: only from the open internet, at the
/// address that was looked up and checked, following no redirection, within a size and a time. It sends no cookie, no
/// referrer and nothing that says who looks.
public final class RemoteFetch {

    private static final int MOST_AT_ONCE = 16;

    private final Dialer dialer;
    private final Supplier<SSLSocketFactory> tls;
    private final Duration within;
    private final int mostBytes;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    RemoteFetch(Dialer dialer, Supplier<SSLSocketFactory> tls, Duration within, int mostBytes) {
        this.dialer = dialer;
        this.tls = tls;
        this.within = within;
        this.mostBytes = mostBytes;
    }

    /// Reads the certificates that the JDK trusts when the first picture is asked for: a start does not wait for
    /// them.
    public static RemoteFetch onTheInternet() {
        return new RemoteFetch(
                Dialer.INTERNET,
                () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
                Duration.ofSeconds(5),
                5 << 20);
    }

    /// Whether the address is of a kind that would be asked at all.
    public static boolean mayBeAsked(String address) {
        return RemoteAddress.of(address).isPresent();
    }

    /// What stands at the address; empty when it may not be asked, does not answer in time, or not with a whole
    /// file.
    public Optional<byte[]> get(String address) {
        Optional<RemoteAddress> remote = RemoteAddress.of(address);
        if (remote.isEmpty() || !free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return get(remote.get());
        } catch (IOException _) {
            return Optional.empty();
        } finally {
            free.release();
        }
    }

    private Optional<byte[]> get(RemoteAddress remote) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        List<InetAddress> addresses = dialer.addresses(remote.host());
        if (addresses.isEmpty() || !addresses.stream().allMatch(PublicAddress::is)) {
            return Optional.empty();
        }
        try (Socket plain = dialer.connect(addresses.getFirst(), remote.port(), millisUntil(deadline));
                Socket socket = remote.secure() ? secured(plain, remote, deadline) : plain) {
            socket.getOutputStream().write(request(remote));
            socket.getOutputStream().flush();
            return new HttpAnswer(new Until(socket, deadline), mostBytes).body();
        }
    }

    private Socket secured(Socket plain, RemoteAddress remote, long deadline) throws IOException {
        plain.setSoTimeout(millisUntil(deadline));
        var socket = (SSLSocket) tls.get().createSocket(plain, remote.host(), remote.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(RemoteAddress remote) {
        String request = "GET " + remote.target() + " HTTP/1.1\r\nHost: " + remote.hostField()
                + "\r\nAccept: image/*\r\nAccept-Encoding: identity\r\nUser-Agent: Mozilla/5.0\r\nConnection: close\r\n\r\n";
        return request.getBytes(StandardCharsets.US_ASCII);
    }

    private static int millisUntil(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("The time is up");
        }
        return Math.toIntExact(millis);
    }

    /// What comes in until the time is up, however slowly it trickles.
    private static final class Until extends InputStream {

        private final Socket socket;
        private final InputStream in;
        private final long deadline;

        Until(Socket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            socket.setSoTimeout(millisUntil(deadline));
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            socket.setSoTimeout(millisUntil(deadline));
            return in.read(into, offset, length);
        }
    }
}
