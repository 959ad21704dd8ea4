package fettle.server.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import fettle.server.Fettle;
import fettle.server.Settings;
import fettle.server.signin.DeskUser;
import fettle.server.signin.Role;
import fettle.server.store.Scope;
import fettle.server.store.Tx;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/// What a page costs the processor: asks a server in this program for one page after another, and subtracts what the
/// asking thread used. Best run with one garbage collector thread on a machine that does nothing else.
///
/// Usage: `PageCost FOLDER-OF-FILL TICKET [PAGES [PATH...]]`, with other pages than Today and the ticket
public final class PageCost {

    private static final Scope SCOPE = new Scope.System("bench");
    private static final int ROUNDS = 11;

    /// So long after the last page nothing is remembered of it.
    private static final Duration FORGOTTEN = Duration.ofSeconds(6);

    /// The machine's clock, put forward between pages.
    private static final class Later implements InstantSource {

        private volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }

    private final OperatingSystemMXBean machine =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final int port;
    private final String cookie;
    private int warmUp = 6_000;
    private Runnable between = () -> {};

    private PageCost(int port, String cookie) {
        this.port = port;
        this.cookie = cookie;
    }

    public static void main(String[] arguments) throws IOException {
        int pages = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        Settings settings = Settings.load(
                Map.of("store.data", arguments[0], "web.port", "0", "mail.host", "fettle.test", "provider.name", "Bench",
                        "limits.session-per-second", "100000", "limits.session-burst", "100000",
                        "limits.visitor-per-second", "100000", "limits.visitor-burst", "100000"),
                Map.of());
        var clock = new Later();
        try (Fettle fettle = new Fettle(settings, clock).listen()) {
            String secret = fettle.database().transaction(SCOPE, tx -> fettle.signIn().desk().start(tx, reader(fettle, tx)))
                    .secret();
            String ticket = "/tickets/" + arguments[1];
            var cost = new PageCost(fettle.port(), "fd=" + secret);
            cost.print("health", "/health/live", pages);
            if (arguments.length > 3) {
                cost.warmUp = pages;
                for (String path : Arrays.asList(arguments).subList(3, arguments.length)) {
                    cost.print(path, path, pages);
                }
                return;
            }
            cost.print("Today", "/", pages);
            cost.print("ticket", ticket, pages);
            cost.between = () -> clock.ahead = clock.ahead.plus(FORGOTTEN);
            cost.warmUp = 200;
            cost.print("Today, first reader", "/", pages / 4);
            cost.print("ticket, first reader", ticket, pages / 4);
        }
    }

    private static DeskUser reader(Fettle fettle, Tx tx) {
        return fettle.features().staff().all(tx).stream()
                .filter(person -> person.email().equals("tess@msp.test"))
                .map(person -> new DeskUser(person.id(), person.email(), person.name(), Role.ADMINISTRATOR))
                .findFirst()
                .orElseThrow();
    }

    /// In rounds, of which the least and the middle tell what the page costs and what the machine adds.
    private void print(String name, String path, int pages) throws IOException {
        ask(path, warmUp);
        int inARound = Math.max(1, pages / ROUNDS);
        double[] costs = new double[ROUNDS];
        long allocated = threads.getTotalThreadAllocatedBytes();
        long bytes = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long asking = threads.getCurrentThreadCpuTime();
            long all = machine.getProcessCpuTime();
            bytes += ask(path, inARound);
            double used = machine.getProcessCpuTime() - all - (threads.getCurrentThreadCpuTime() - asking);
            costs[round] = used / inARound / 1e6;
        }
        Arrays.sort(costs);
        System.out.printf(
                Locale.ROOT,
                "%-20s %.2f ms CPU at least, %.2f in the middle, %d KB allocated, %d KB long; load %.1f on %d processors%n",
                name,
                costs[0],
                costs[ROUNDS / 2],
                (threads.getTotalThreadAllocatedBytes() - allocated) / inARound / ROUNDS / 1024,
                bytes / inARound / ROUNDS / 1024,
                machine.getSystemLoadAverage(),
                machine.getAvailableProcessors());
    }

    /// By a plain socket, since the program's own HTTP client works on threads of its own.
    private long ask(String path, int pages) throws IOException {
        byte[] request = ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nCookie: " + cookie + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        long bytes = 0;
        try (var socket = new Socket("localhost", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            var in = new BufferedInputStream(socket.getInputStream(), 65_536);
            for (int i = 0; i < pages; i++) {
                between.run();
                out.write(request);
                bytes += answer(in);
            }
        }
        return bytes;
    }

    private static int answer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        if (!status.contains(" 200 ")) {
            throw new IOException("The page answered " + status);
        }
        return length;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("The server hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
