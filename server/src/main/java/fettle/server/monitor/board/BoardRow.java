package fettle.server.monitor.board;

import java.util.List;

/// One row of the board.
public sealed interface BoardRow {

    /// The line by which the row stands where it stands.
    BoardLine strongest();

    /// A ticket with what is open about it, the strongest first.
    record OfTicket(List<BoardLine> lines) implements BoardRow {

        public OfTicket {
            lines = List.copyOf(lines);
        }

        @Override
        public BoardLine strongest() {
            return lines.getFirst();
        }
    }

    /// Many tickets of a group that fell under one rule at about the same time, the strongest first.
    record OfMany(List<BoardLine> tickets) implements BoardRow {

        public OfMany {
            tickets = List.copyOf(tickets);
        }

        @Override
        public BoardLine strongest() {
            return tickets.getFirst();
        }
    }
}
