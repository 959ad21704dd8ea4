package fettle.server.monitor.page;

import fettle.server.monitor.board.Hours;
import fettle.server.monitor.board.Hours.Hour;
import fettle.web.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The day's findings as bars.
///
/// @param words the same for whoever sees no bars
record HoursView(String words, List<Bar> bars) {

    /// @param total "" for an hour without any
    record Bar(String hour, int middle, List<Block> blocks, String total, int totalY) {}

    record Block(String fill, int x, int y, int height) {}

    private static final int FIRST = 8;
    private static final int LAST = 17;
    private static final int FLOOR = 94;
    private static final int TALLEST = 78;
    private static final int GAP = 2;

    static HoursView of(Hours hours, Texts texts) {
        int from = hours.byHour().isEmpty()
                ? FIRST
                : Math.min(FIRST, hours.byHour().firstKey());
        int until =
                hours.byHour().isEmpty() ? LAST : Math.max(LAST, hours.byHour().lastKey());
        int most = hours.byHour().values().stream().mapToInt(Hour::all).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (int hour = from; hour <= until; hour++) {
            int middle = 70 + (hour - from) * 1000 / (until - from + 1);
            bars.add(bar(hour, middle, hours.byHour().getOrDefault(hour, new Hour(0, 0, 0)), most));
        }
        return new HoursView(words(hours, texts), bars);
    }

    private static Bar bar(int hour, int middle, Hour count, int most) {
        List<Block> blocks = new ArrayList<>();
        int top = FLOOR;
        top = pile(blocks, "f1", middle - 30, top, count.inTime(), most);
        top = pile(blocks, "f-line", middle - 30, top, count.undecided(), most);
        top = pile(blocks, "f-bad", middle - 30, top, count.missed(), most);
        String total = count.all() == 0 ? "" : String.valueOf(count.all());
        return new Bar(String.format(Locale.ROOT, "%02d:00", hour), middle, blocks, total, top - 4);
    }

    private static int pile(List<Block> blocks, String fill, int x, int top, int count, int most) {
        if (count == 0) {
            return top;
        }
        int height = Math.max(4, TALLEST * count / most);
        blocks.add(new Block(fill, x, top - height, height - GAP));
        return top - height;
    }

    private static String words(Hours hours, Texts texts) {
        if (hours.byHour().isEmpty()) {
            return texts.with("monitor.today-none");
        }
        return String.join(
                "; ",
                hours.byHour().entrySet().stream()
                        .map(entry -> texts.with(
                                "monitor.today-hour",
                                String.format(Locale.ROOT, "%02d:00", entry.getKey()),
                                entry.getValue().all(),
                                entry.getValue().missed()))
                        .toList());
    }
}
