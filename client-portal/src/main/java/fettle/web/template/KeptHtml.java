package fettle.web.template;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What views that last look like at their places in templates. When it grows too large all is forgotten, which costs
/// one page more than usual.
final class KeptHtml {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_PIECES = 2_000;
    private static final byte[] NOTHING = {};

    private record Piece(LastingCode place, Lasting view) {}

    private final Map<Piece, byte[]> pieces = new ConcurrentHashMap<>();
    private final AtomicInteger bytes = new AtomicInteger();

    /// Empty where nothing is kept.
    byte[] find(LastingCode place, Lasting view) {
        return pieces.getOrDefault(new Piece(place, view), NOTHING);
    }

    void keep(LastingCode place, Lasting view, byte[] html) {
        if (bytes.addAndGet(html.length) > MOST_BYTES || pieces.size() >= MOST_PIECES) {
            pieces.clear();
            bytes.set(0);
        }
        if (html.length < MOST_BYTES) {
            pieces.put(new Piece(place, view), html);
        }
    }
}
