package fettle.server.setting;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// Time zones as people name them, and that of the machine, asked for before the program sets its own clock to UTC.
public final class Zones {

    public static final ZoneId MACHINE = ZoneId.systemDefault();

    private Zones() {}

    public static Optional<ZoneId> read(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
