package fettle.server.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a run cost the server's process, and how busy the machine was: a figure without its load says little.
record Machine(Optional<ProcessHandle> server, Duration used, long begun) {

    /// @param process the server's process id, or 0 to leave its processor time out
    static Machine watching(long process) {
        Optional<ProcessHandle> server = process == 0 ? Optional.empty() : ProcessHandle.of(process);
        return new Machine(server, processorTime(server), System.nanoTime());
    }

    String report(Latencies latencies) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        double each = processorTime(server).minus(used).toNanos() / 1e6 / Math.max(1, latencies.count());
        return String.format(
                Locale.ROOT,
                "%d in %.1f s, %.0f/s; p50 %.1f ms, p99 %.1f ms, longest %.1f ms; %s; load %.1f on %d processors",
                latencies.count(),
                seconds,
                latencies.count() / seconds,
                latencies.milliseconds(0.5),
                latencies.milliseconds(0.99),
                latencies.milliseconds(1),
                server.isPresent() ? String.format(Locale.ROOT, "%.2f ms CPU each", each) : "CPU not watched",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
    }

    private static Duration processorTime(Optional<ProcessHandle> server) {
        return server.flatMap(process -> process.info().totalCpuDuration()).orElse(Duration.ZERO);
    }
}
