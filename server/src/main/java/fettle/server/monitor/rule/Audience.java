package fettle.server.monitor.rule;

import java.util.EnumMap;
import java.util.Map;

/// Who is to see the findings of a rule, and from which severity on.
public record Audience(Map<Viewer, Severity> from) {

    public Audience {
        from = Map.copyOf(from);
    }

    static Audience of(Viewer... viewers) {
        Map<Viewer, Severity> from = new EnumMap<>(Viewer.class);
        for (Viewer viewer : viewers) {
            from.put(viewer, Severity.INFO);
        }
        return new Audience(from);
    }

    Audience and(Viewer viewer, Severity severity) {
        Map<Viewer, Severity> more = new EnumMap<>(from);
        more.put(viewer, severity);
        return new Audience(more);
    }

    public boolean includes(Viewer viewer, Severity severity) {
        Severity least = from.get(viewer);
        return least != null && !least.over(severity);
    }
}
