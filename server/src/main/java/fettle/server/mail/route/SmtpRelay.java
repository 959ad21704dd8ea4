package fettle.server.mail.route;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/// The mail server that takes our mail to its recipients.
public final class SmtpRelay implements MailRoute {

    /// How the connection is protected.
    public enum Protection {
        /// In plain text at first, then encrypted, or not at all.
        STARTTLS,
        /// Encrypted from the first byte.
        TLS,
        /// Never encrypted: only for a server on the same machine.
        NONE
    }

    /// Where it is and how to get in.
    ///
    /// @param user blank when it asks for no login
    public record Setting(String host, int port, Protection protection, String user, String password) {

        /// Without the password: this ends up in logs.
        @Override
        public String toString() {
            return host + ":" + port + " " + protection;
        }
    }

    /// How long it may take until a connection stands, and until it answers.
    public record Patience(Duration connect, Duration answer) {

        public static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /// Answers that tell of our own settings and not of the mail: they are worth another try when those are
    /// mended.
    private static final Set<Integer> ABOUT_THE_LOGIN = Set.of(530, 534, 535, 538);

    private static final Logger LOG = System.getLogger(SmtpRelay.class.getName());

    private final Session session;

    public SmtpRelay(Setting setting) {
        this(setting, Patience.USUAL);
    }

    public SmtpRelay(Setting setting, Patience patience) {
        Properties properties = properties(setting, patience);
        this.session = setting.user().isBlank()
                ? Session.getInstance(properties)
                : Session.getInstance(properties, new Login(setting));
    }

    @Override
    public Answer deliver(byte[] raw, String from, String to) {
        Transport transport;
        try {
            transport = session.getTransport();
            transport.connect();
        } catch (MessagingException failure) {
            return new Answer.Away(words(failure));
        }
        try {
            return handOver(transport, raw, from, to);
        } finally {
            hangUp(transport);
        }
    }

    private Answer handOver(Transport transport, byte[] raw, String from, String to) {
        try {
            var message = new SMTPMessage(new MimeMessage(session, new ByteArrayInputStream(raw)));
            message.setEnvelopeFrom(from);
            transport.sendMessage(message, new Address[] {new InternetAddress(to, false)});
            return new Answer.Accepted();
        } catch (MessagingException failure) {
            return answer(failure);
        }
    }

    /// What it has taken it has taken, however the conversation ends.
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException failure) {
            LOG.log(Level.DEBUG, "The mail server was gone before the end of the conversation", failure);
        }
    }

    private static Properties properties(Setting setting, Patience patience) {
        String protocol = setting.protection() == Protection.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", setting.host());
        properties.setProperty(prefix + "port", Integer.toString(setting.port()));
        properties.setProperty(prefix + "connectiontimeout", milliseconds(patience.connect()));
        properties.setProperty(prefix + "timeout", milliseconds(patience.answer()));
        properties.setProperty(prefix + "writetimeout", milliseconds(patience.answer()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(setting.protection() != Protection.NONE));
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(setting.protection() == Protection.STARTTLS));
        properties.setProperty(prefix + "auth", Boolean.toString(!setting.user().isBlank()));
        // What we write is in seven bits. Told that it may use eight, the library would write text anew, and give the
        // mail a Message-ID of its own: what answers it would then be nobody's.
        properties.setProperty(prefix + "allow8bitmime", "false");
        // The answer to QUIT says nothing about the mail, which has been taken by then.
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
    }

    private static String milliseconds(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static Answer answer(MessagingException failure) {
        int code = code(failure).orElse(0);
        String words = words(failure);
        return code >= 500 && code < 600 && !ABOUT_THE_LOGIN.contains(code)
                ? new Answer.Refused(words)
                : new Answer.Later(words);
    }

    /// The code of the server's answer, which is buried in a chain of exceptions. The one about the address
    /// counts.
    private static Optional<Integer> code(Exception failure) {
        Optional<Integer> found = Optional.empty();
        for (Exception each = failure; each instanceof MessagingException at; each = at.getNextException()) {
            switch (at) {
                case SMTPAddressFailedException address -> found = Optional.of(address.getReturnCode());
                case SMTPSenderFailedException sender -> found = Optional.of(sender.getReturnCode());
                case SMTPSendFailedException send -> found = found.or(() -> Optional.of(send.getReturnCode()));
                default -> {}
            }
        }
        return found;
    }

    private static String words(MessagingException failure) {
        MessagingException last = failure;
        while (last.getNextException() instanceof MessagingException next) {
            last = next;
        }
        String message = last.getMessage();
        return message == null ? last.getClass().getSimpleName() : message.strip();
    }

    /// Says who we are when the server asks.
    private static final class Login extends Authenticator {

        private final Setting setting;

        Login(Setting setting) {
            this.setting = setting;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(setting.user(), setting.password());
        }
    }
}
