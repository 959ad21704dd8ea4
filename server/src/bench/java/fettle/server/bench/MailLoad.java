package fettle.server.bench;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends mails of about 27 KB to a running server by SMTP: `MailLoad HOST PORT TO FROM SENDERS MAILS [PID]`.
public final class MailLoad {

    private final String host;
    private final String port;
    private final String to;
    private final String from;

    private MailLoad(String host, String port, String to, String from) {
        this.host = host;
        this.port = port;
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
        try (var connection = MailSender.connected(host, port, to)) {
            for (int mail = 0; mail < mails; mail++) {
                long begun = System.nanoTime();
                connection.send(from, "Printer %d-%d-%d".formatted(sender, mail, run));
                took.add(System.nanoTime() - begun);
            }
        }
        return took;
    }
}
