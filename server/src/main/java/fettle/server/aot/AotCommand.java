package fettle.server.aot;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes the start-up cache at once; a server makes it by itself a minute after its first start.
@Command(name = "aot", description = "Make the file that lets the next start take half as long.")
public final class AotCommand implements Callable<Integer> {

    private static final System.Logger LOG = System.getLogger(AotCommand.class.getName());
    private static final Duration AFTER_A_START = Duration.ofMinutes(1);

    /// Less than this, and a second process of our size might push the first one out.
    private static final long ENOUGH_MEMORY = 768L << 20;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Optional<AotCache> cache = AotCache.ofThisStart();
        if (cache.isEmpty()) {
            out.println("Only bin/fettle knows where the cache belongs: start it as bin/fettle aot.");
            return 1;
        }
        if (!cache.get().make(warmUp())) {
            out.println("The cache could not be made: is "
                    + cache.get().file().toAbsolutePath().getParent() + " writable?");
            return 1;
        }
        out.println("The next start uses " + cache.get().file());
        return 0;
    }

    /// Makes the cache in the background, unless it is there or memory is short.
    public static void makeLater() {
        AotCache.ofThisStart()
                .filter(cache -> !cache.isThere())
                .ifPresent(cache ->
                        Thread.ofPlatform().daemon().name("start-up cache").start(() -> makeLater(cache)));
    }

    private static void makeLater(AotCache cache) {
        try {
            Thread.sleep(AFTER_A_START);
            if (memory() >= ENOUGH_MEMORY) {
                cache.make(warmUp());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "No start-up cache, so the next start takes its time: {0}",
                    e.getMessage());
        }
    }

    private static List<String> warmUp() {
        var command = new ArrayList<>(AotCache.thisCommand());
        command.add("warm-up");
        return command;
    }

    /// What the machine, or the container that we are in, has in all.
    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
