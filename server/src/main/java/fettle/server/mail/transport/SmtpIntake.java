package fettle.server.mail.transport;

import java.net.InetAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;
import org.subethamail.smtp.server.SessionHandler.SessionAcceptance;

/// The SMTP listener. It says 250 only when the mail is durable, and takes mail for our own mailboxes only.
public final class SmtpIntake implements AutoCloseable {

    /// Where it listens, and what it puts up with.
    ///
    /// @param startTls offers STARTTLS when there
    public record Setting(
            InetAddress bind,
            int port,
            String hostName,
            int maxBytes,
            int maxRecipients,
            int maxConnections,
            Networks allowed,
            Optional<StartTls> startTls) {}

    /// How connections are protected.
    ///
    /// @param required whether mail is taken on protected connections only
    public record StartTls(SSLContext certificate, boolean required) {}

    private static final int IDLE_MILLISECONDS = 60_000;

    private final Setting setting;
    private final SMTPServer server;

    public SmtpIntake(Setting setting, Receiver receiver) {
        this.setting = setting;
        var builder = SMTPServer.port(setting.port())
                .bindAddress(setting.bind())
                .hostName(setting.hostName())
                .softwareName("Fettle")
                // A line of the listener's own in front of the bytes would make every redelivery a different message.
                .insertReceivedHeaders(false)
                .maxMessageSize(setting.maxBytes())
                .maxRecipients(setting.maxRecipients())
                .maxConnections(setting.maxConnections())
                .connectionTimeoutMs(IDLE_MILLISECONDS)
                .sessionHandler(new OnlyFrom(setting.allowed()))
                .messageHandlerFactory(_ -> new SmtpMessage(receiver, setting.maxBytes()));
        setting.startTls()
                .ifPresent(
                        tls -> builder.enableTLS().requireTLS(tls.required()).startTlsSocketFactory(tls.certificate()));
        this.server = builder.build();
    }

    public void start() {
        server.start();
    }

    /// The port it listens on: the one asked for, or the free one it found when that was 0.
    public int port() {
        return setting.port() == 0 ? server.getPortAllocated() : setting.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    /// Lets in connections from the allowed networks.
    private record OnlyFrom(Networks allowed) implements SessionHandler {

        @Override
        public SessionAcceptance accept(Session session) {
            return allowed.contain(session.getRealRemoteAddress().getAddress())
                    ? SessionAcceptance.success()
                    : SessionAcceptance.failure(554, "This server takes mail from its own networks only");
        }

        @Override
        public void onSessionEnd(Session session) {
            // Nothing is kept for a session.
        }
    }
}
