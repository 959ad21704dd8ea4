package fettle.server.mail;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// How much processor time something cost this program, on whatever thread: what else runs on the machine makes it no
/// longer, as it does with time by the clock.
public final class ProcessorTime {

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long begin = PROCESS.getProcessCpuTime();

    private ProcessorTime() {}

    public static ProcessorTime start() {
        return new ProcessorTime();
    }

    public Duration used() {
        return Duration.ofNanos(PROCESS.getProcessCpuTime() - begin);
    }
}
