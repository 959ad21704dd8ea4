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

    private static final String CONNECT_MILLISECONDS = "10000";
    private static final String READ_MILLISECONDS = "30000";
    /// Answers that tell of our own settings and not of the mail: they are worth another try when those are
    /// mended.
    private static final Set<Integer> ABOUT_THE_LOGIN = Set.of(530, 534, 535, 538);

    private final Session session;

    public SmtpRelay(Setting setting) {
        this.session = setting.user().isBlank()
                ? Session.getInstance(properties(setting))
                : Session.getInstance(properties(setting), new Login(setting));
    }

    @Override
    public Answer deliver(byte[] raw, String from, String to) {
        try (Transport transport = session.getTransport()) {
            var message = new SMTPMessage(new MimeMessage(session, new ByteArrayInputStream(raw)));
            message.setEnvelopeFrom(from);
            transport.connect();
            transport.sendMessage(message, new Address[] {new InternetAddress(to, false)});
            return new Answer.Accepted();
        } catch (MessagingException failure) {
            return answer(failure);
        }
    }

    private static Properties properties(Setting setting) {
        String protocol = setting.protection() == Protection.TLS ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        properties.setProperty(prefix + "host", setting.host());
        properties.setProperty(prefix + "port", Integer.toString(setting.port()));
        properties.setProperty(prefix + "connectiontimeout", CONNECT_MILLISECONDS);
        properties.setProperty(prefix + "timeout", READ_MILLISECONDS);
        properties.setProperty(prefix + "writetimeout", READ_MILLISECONDS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "starttls.enable", Boolean.toString(setting.protection() != Protection.NONE));
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(setting.protection() == Protection.STARTTLS));
        properties.setProperty(prefix + "auth", Boolean.toString(!setting.user().isBlank()));
        properties.setProperty(prefix + "allow8bitmime", "true");
        // The answer to QUIT says nothing about the mail, which has been taken by then.
        properties.setProperty(prefix + "quitwait", "false");
        return properties;
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
