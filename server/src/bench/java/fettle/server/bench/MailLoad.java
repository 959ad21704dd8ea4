package fettle.server.bench;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends mails of about 27 KB to a running server by SMTP: `MailLoad HOST PORT TO FROM SENDERS MAILS [PID]`.
public final class MailLoad {

    private static final String PARAGRAPH =
            "The printer on the second floor prints blank pages since this morning, whichever tray it takes them from. ";

    private final Properties properties = new Properties();
    private final String to;
    private final String from;

    private MailLoad(String host, String port, String to, String from) {
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", port);
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "30000");
        properties.setProperty("mail.smtp.writetimeout", "30000");
        this.to = to;
        this.from = from;
    }

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        if (arguments.length < 6) {
            throw new IllegalArgumentException("MailLoad HOST PORT TO FROM SENDERS MAILS [PID of the server]");
        }
        var load = new MailLoad(arguments[0], arguments[1], arguments[2], arguments[3]);
        int senders = Integer.parseInt(arguments[4]);
        int mails = Integer.parseInt(arguments[5]);
        load.send(senders, mails / 4);
        Machine machine = Machine.watching(arguments.length > 6 ? Long.parseLong(arguments[6]) : 0);
        System.out.println(machine.report(load.send(senders, mails)));
    }

    private Latencies send(int senders, int mails) throws InterruptedException, ExecutionException {
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            int number = sender;
            work.add(() -> send(number, mails / senders, System.nanoTime()));
        }
        var all = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Long>> sender : threads.invokeAll(work)) {
                all.addAll(sender.get());
            }
        }
        return new Latencies(all);
    }

    private List<Long> send(int sender, int mails, long run) throws MessagingException {
        var took = new ArrayList<Long>();
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            for (int mail = 0; mail < mails; mail++) {
                MimeMessage message = message(session, "Printer %d-%d-%d".formatted(sender, mail, run));
                long begun = System.nanoTime();
                transport.sendMessage(message, message.getAllRecipients());
                took.add(System.nanoTime() - begun);
            }
        }
        return took;
    }

    private MimeMessage message(Session session, String subject) throws MessagingException {
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject);
        message.setText(subject + "\n\n" + PARAGRAPH.repeat(27_000 / PARAGRAPH.length()));
        message.saveChanges();
        return message;
    }
}
