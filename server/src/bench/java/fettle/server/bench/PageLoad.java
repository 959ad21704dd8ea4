package fettle.server.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks a running server for one page, again and again, as many readers at once would: `PageLoad URL COOKIE READERS SECONDS [PID]`.
public final class PageLoad {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final HttpRequest request;

    private PageLoad(URI page, String cookie) {
        request = HttpRequest.newBuilder(page)
                .header("Cookie", cookie)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        if (arguments.length < 4) {
            throw new IllegalArgumentException("PageLoad URL COOKIE READERS SECONDS [PID of the server]");
        }
        var load = new PageLoad(URI.create(arguments[0]), arguments[1]);
        int readers = Integer.parseInt(arguments[2]);
        Duration length = Duration.ofSeconds(Long.parseLong(arguments[3]));
        load.read(readers, length.dividedBy(2));
        Machine machine = Machine.watching(arguments.length > 4 ? Long.parseLong(arguments[4]) : 0);
        System.out.println(machine.report(load.read(readers, length)));
    }

    private Latencies read(int readers, Duration length) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + length.toNanos();
        List<Callable<List<Long>>> work = new ArrayList<>();
        for (int reader = 0; reader < readers; reader++) {
            work.add(() -> readUntil(end));
        }
        var all = new ArrayList<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<Long>> reader : threads.invokeAll(work)) {
                all.addAll(reader.get());
            }
        }
        return new Latencies(all);
    }

    private List<Long> readUntil(long end) throws Exception {
        var took = new ArrayList<Long>();
        while (System.nanoTime() < end) {
            long begun = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The page answered " + answer.statusCode() + ": is the cookie a session's?");
            }
            took.add(System.nanoTime() - begun);
        }
        return took;
    }
}
