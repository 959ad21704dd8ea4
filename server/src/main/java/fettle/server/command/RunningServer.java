package fettle.server.command;

import fettle.server.Fettle;
import fettle.server.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server in this process, alone on its data folder, that ends in good order when the process is told to.
public final class RunningServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningServer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(19);

    private final FolderLock folder;
    private final Fettle fettle;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private RunningServer(FolderLock folder, Fettle fettle) {
        this.folder = folder;
        this.fettle = fettle;
    }

    public static RunningServer start(Settings settings) {
        return start(settings, InstantSource.system());
    }

    public static RunningServer start(Settings settings, InstantSource clock) {
        var words = new StartWords(settings, System.out);
        words.warn();
        FolderLock folder = FolderLock.of(settings.store());
        try {
            Fettle fettle = started(new Fettle(settings, clock));
            words.print(fettle);
            return new RunningServer(folder, fettle);
        } catch (RuntimeException failure) {
            folder.close();
            throw failure;
        }
    }

    private static Fettle started(Fettle fettle) {
        try {
            return fettle.start();
        } catch (RuntimeException failure) {
            fettle.close();
            throw failure;
        }
    }

    public Fettle fettle() {
        return fettle;
    }

    /// Waits until the process is told to end, and then ends in good order.
    public void untilStopped() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endWithTheProcess, "stop"));
        stopped.await();
    }

    @Override
    public void close() {
        fettle.close();
        folder.close();
        stopped.countDown();
    }

    /// A process that ends by a signal would report that signal; ended in good order is 0 all the same.
    private void endWithTheProcess() {
        LOG.log(System.Logger.Level.INFO, "Stopping");
        Thread closing = Thread.ofPlatform().daemon().start(this::close);
        try {
            if (stopped.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.INFO, "Stopped");
                Runtime.getRuntime().halt(0);
            }
            LOG.log(System.Logger.Level.WARNING, "Not everything ended within {0}", PATIENCE);
            closing.interrupt();
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
