package fettle.server.bench;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Floods a running server with one client's mails of 27 KB, while somebody reads Today and a ticket, and another client
/// writes ten times: `FloodLoad WEB SMTP-PORT COOKIE TICKET PID MAILS`, on a folder that `Fill` has made.
public final class FloodLoad {

    private static final int SENDERS = 16;
    private static final int WARM_UP = 800;
    private static final Pattern TICKET = Pattern.compile("/tickets/[1-9]");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String web;
    private final String port;
    private final String cookie;
    private final String ticket;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    private FloodLoad(String web, String port, String cookie, String ticket) {
        this.web = web;
        this.port = port;
        this.cookie = cookie;
        this.ticket = ticket;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 6) {
            throw new IllegalArgumentException("FloodLoad WEB SMTP-PORT COOKIE TICKET PID MAILS");
        }
        var load = new FloodLoad(arguments[0], arguments[1], arguments[2], arguments[3]);
        load.run(Long.parseLong(arguments[4]), Integer.parseInt(arguments[5]));
    }

    private void run(long process, int mails) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            awaitSorted(flood(WARM_UP, threads::submit));
            long before = heap(process);
            taken.set(0);
            Machine machine = Machine.watching(process);
            long begun = System.nanoTime();
            Future<Latencies> pages = threads.submit(this::read);
            Future<Duration> ten = threads.submit(() -> others(mails / 5));
            List<Long> last = flood(mails, threads::submit);
            double takenIn = secondsSince(begun);
            awaitSorted(last);
            double sortedIn = secondsSince(begun);
            over.set(true);
            Latencies read = pages.get();
            System.out.printf(
                    Locale.ROOT,
                    "taken %.0f/s, sorted %.0f/s (%.0f s); ten mails of another client in %.1f s%n",
                    mails / takenIn,
                    mails / sortedIn,
                    sortedIn,
                    ten.get().toMillis() / 1e3);
            System.out.println("processor per page and all mails: " + machine.report(read));
            System.out.printf(Locale.ROOT, "pages p95 %.0f ms, p99 %.0f ms%n", read.milliseconds(0.95), read.milliseconds(0.99));
            System.out.printf(Locale.ROOT, "heap after collection: %d KB before, %d KB after%n", before, heap(process));
        }
    }

    private interface Threads {
        Future<Long> submit(java.util.concurrent.Callable<Long> work);
    }

    /// The last mail of each sender.
    private List<Long> flood(int mails, Threads threads) throws Exception {
        var senders = new ArrayList<Future<Long>>();
        long run = System.nanoTime();
        for (int sender = 0; sender < SENDERS; sender++) {
            int number = sender;
            senders.add(threads.submit(() -> send(number, mails / SENDERS, run)));
        }
        var last = new ArrayList<Long>();
        for (Future<Long> sender : senders) {
            last.add(sender.get());
        }
        return last;
    }

    private long send(int sender, int mails, long run) throws MessagingException {
        long last = 0;
        try (var connection = MailSender.connected("127.0.0.1", port, "support@fettle.test")) {
            for (int mail = 0; mail < mails; mail++) {
                last = connection.send("alarm" + sender + "@client0.example", "Alarm %d-%d-%d".formatted(sender, mail, run));
                taken.incrementAndGet();
            }
        }
        return last;
    }

    /// Sends ten mails of another client once the flood has come so far; how long until the last one is a ticket.
    private Duration others(int after) throws Exception {
        while (taken.get() < after) {
            Thread.sleep(20);
        }
        var mails = new ConcurrentLinkedQueue<Long>();
        long begun = System.nanoTime();
        try (var connection = MailSender.connected("127.0.0.1", port, "support@fettle.test")) {
            for (int mail = 0; mail < 10; mail++) {
                mails.add(connection.send("person1@client7.example", "Other " + mail + " " + begun));
            }
        }
        awaitSorted(List.copyOf(mails));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Latencies read() throws IOException, InterruptedException {
        var took = new ArrayList<Long>();
        while (!over.get()) {
            for (String page : List.of("/", "/tickets/" + ticket)) {
                long begun = System.nanoTime();
                get(page);
                took.add(System.nanoTime() - begun);
                Thread.sleep(200);
            }
        }
        return new Latencies(took);
    }

    private void awaitSorted(List<Long> mails) throws IOException, InterruptedException {
        for (long mail : mails) {
            while (!TICKET.matcher(get("/intake/" + mail)).find()) {
                Thread.sleep(200);
            }
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(web + path))
                .header("Cookie", cookie)
                .timeout(Duration.ofSeconds(30))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    /// What is in use after a collection, in KB.
    private static long heap(long process) throws IOException, InterruptedException {
        jcmd(process, "GC.run");
        return Pattern.compile("total [0-9]+K, used ([0-9]+)K")
                .matcher(jcmd(process, "GC.heap_info"))
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static String jcmd(long process, String command) throws IOException, InterruptedException {
        String program = System.getProperty("java.home") + "/bin/jcmd";
        Process jcmd = new ProcessBuilder(program, Long.toString(process), command)
                .redirectErrorStream(true)
                .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }
}
