package fettle.server.monitor;

import fettle.server.live.Live;
import fettle.server.monitor.board.Board;
import fettle.server.sla.view.ClockViews;
import fettle.server.store.Database;
import fettle.server.store.Ids;
import fettle.web.text.Texts;
import java.time.InstantSource;
import java.time.ZoneId;

/// The faces of the feature.
public record Monitoring(Monitor monitor, Attention attention, Board board) {

    /// @param zone whose wall clock the words of findings go by
    public static Monitoring on(
            Database database, InstantSource clock, Ids ids, Watching watching, Texts texts, ZoneId zone, Live live) {
        var sentences = new Sentences(texts, new ClockViews(texts, zone));
        return new Monitoring(
                new Monitor(clock, ids, watching, sentences, live),
                new Attention(clock, watching, live),
                new Board(database, clock));
    }
}
