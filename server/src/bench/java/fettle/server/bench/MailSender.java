package fettle.server.bench;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// One who sends mails of about 27 KB to a server by SMTP, over one connection.
final class MailSender implements AutoCloseable {

    private static final String PARAGRAPH =
            "The printer on the second floor prints blank pages since this morning, whichever tray it takes them from. ";
    private static final String TAKEN = "Taken as ";

    private final Session session;
    private final SMTPTransport transport;
    private final String to;

    private MailSender(Session session, SMTPTransport transport, String to) {
        this.session = session;
        this.transport = transport;
        this.to = to;
    }

    static MailSender connected(String host, String port, String to) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", port);
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "30000");
        properties.setProperty("mail.smtp.writetimeout", "30000");
        Session session = Session.getInstance(properties);
        var transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect();
        return new MailSender(session, transport, to);
    }

    /// The id under which the server took it.
    long send(String from, String subject) throws MessagingException {
        MimeMessage message = message(from, subject);
        transport.sendMessage(message, message.getAllRecipients());
        String answer = transport.getLastServerResponse().strip();
        return Long.parseLong(answer.substring(answer.indexOf(TAKEN) + TAKEN.length()));
    }

    private MimeMessage message(String from, String subject) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText(subject + "\n\n" + PARAGRAPH.repeat(27_000 / PARAGRAPH.length()));
        message.saveChanges();
        return message;
    }

    @Override
    public void close() throws MessagingException {
        transport.close();
    }
}
