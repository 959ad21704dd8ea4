package fettle.server.store.engine;

import java.util.List;

/// All that a statement found.
public record Found(List<Cells> rows) {

    /// The one column that DB Client sees.
    public static final String COLUMN = "found";
}
