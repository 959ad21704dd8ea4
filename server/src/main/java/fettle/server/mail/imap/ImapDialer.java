package fettle.server.mail.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Reaches IMAP servers, and sees to it that encrypted connections end at the server that was meant.
public final class ImapDialer {

    /// By the certificates that the JDK trusts, read when the first server is reached: a start does not wait for
    /// them.
    public static final ImapDialer USUAL = new ImapDialer(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<SSLSocketFactory> tls;

    public ImapDialer(Supplier<SSLSocketFactory> tls) {
        this.tls = tls;
    }

    /// A connection to the server, encrypted where it has to be, before anybody has signed in.
    public ImapConnection connect(ImapAddress address) throws IOException {
        Socket plain = reached(address);
        try {
            Socket socket = address.tls() ? secured(plain, address) : plain;
            var connection = new ImapConnection(new ImapWire(socket));
            connection.greet();
            if (address.mustStartTls()) {
                connection.startTls(clear -> secured(clear, address));
            }
            return connection;
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }

    private static Socket reached(ImapAddress address) throws IOException {
        var socket = new Socket();
        try {
            // An address that is looked up here, so that a name without one is said to be that.
            var place = new InetSocketAddress(InetAddress.getByName(address.host()), address.port());
            socket.connect(place, (int) PATIENCE.toMillis());
            return socket;
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private Socket secured(Socket plain, ImapAddress address) throws IOException {
        plain.setSoTimeout((int) PATIENCE.toMillis());
        var socket = (SSLSocket) tls.get().createSocket(plain, address.host(), address.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
