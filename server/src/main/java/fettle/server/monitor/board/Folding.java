package fettle.server.monitor.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Keeps the board readable (DOMAIN 6.1): a ticket is one row, and a wave of tickets under one rule is one row too.
public final class Folding {

    private static final int MANY = 5;
    private static final Duration WAVE = Duration.ofMinutes(10);

    private Folding() {}

    /// The rows of these findings, the strongest first.
    public static List<BoardRow> fold(List<BoardLine> lines) {
        List<BoardRow> rows = new ArrayList<>();
        tickets(lines).stream()
                .collect(Collectors.groupingBy(
                        ticket -> List.of(
                                ticket.strongest().finding().rule(),
                                ticket.strongest().finding().groupId()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .forEach(alike -> rows.addAll(waves(alike)));
        rows.sort(Comparator.comparing(BoardRow::strongest, BoardLine.STRONGEST_FIRST));
        return List.copyOf(rows);
    }

    /// The same, with every ticket as a row of its own.
    public static List<BoardRow.OfTicket> unfolded(List<BoardLine> lines) {
        return tickets(lines).stream()
                .sorted(Comparator.comparing(BoardRow::strongest, BoardLine.STRONGEST_FIRST))
                .toList();
    }

    private static List<BoardRow.OfTicket> tickets(List<BoardLine> lines) {
        Map<Long, List<BoardLine>> byTicket = lines.stream()
                .sorted(BoardLine.STRONGEST_FIRST)
                .collect(Collectors.groupingBy(
                        line -> line.finding().ticketId(), LinkedHashMap::new, Collectors.toList()));
        return byTicket.values().stream().map(BoardRow.OfTicket::new).toList();
    }

    /// From the oldest on, whatever opened within ten minutes of it makes one row when it is enough.
    private static List<BoardRow> waves(List<BoardRow.OfTicket> alike) {
        List<BoardRow.OfTicket> left = new ArrayList<>(alike);
        left.sort(Comparator.comparing(Folding::openedAt));
        List<BoardRow> rows = new ArrayList<>();
        while (!left.isEmpty()) {
            Instant end = openedAt(left.getFirst()).plus(WAVE);
            int size = (int)
                    left.stream().takeWhile(row -> !openedAt(row).isAfter(end)).count();
            List<BoardRow.OfTicket> wave = left.subList(0, size < MANY ? 1 : size);
            rows.add(size < MANY ? wave.getFirst() : many(wave));
            wave.clear();
        }
        return rows;
    }

    private static Instant openedAt(BoardRow row) {
        return row.strongest().finding().openedAt();
    }

    private static BoardRow many(List<BoardRow.OfTicket> wave) {
        return new BoardRow.OfMany(wave.stream()
                .map(BoardRow::strongest)
                .sorted(BoardLine.STRONGEST_FIRST)
                .toList());
    }
}
